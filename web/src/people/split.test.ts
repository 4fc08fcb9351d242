import { describe, expect, it } from '@jest/globals'
import { membersOf, moved, splitInHalves, splitOf } from './split.ts'

describe('a class split in two', () => {
  it('halves by the alphabet, the odd one in the first group', () => {
    expect(splitInHalves(['а', 'б', 'в'])).toEqual([['а', 'б'], ['в']])
    expect(splitInHalves([])).toEqual([[], []])
  })

  it('has each pupil in one group', () => {
    const split = moved(splitOf(['а', 'б'], ['в']), 'а', 1)
    expect(membersOf(split, 0)).toEqual(['б'])
    expect(membersOf(split, 1).toSorted()).toEqual(['а', 'в'])
  })

  it('lets a pupil out who is ticked again', () => {
    const split = moved(splitOf(['а'], []), 'а', 0)
    expect(membersOf(split, 0)).toEqual([])
  })
})
