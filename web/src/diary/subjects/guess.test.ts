import { describe, expect, it } from '@jest/globals'
import { afterNext, countedOf, guessesOf, worksOf } from './guess.ts'

const mark = (value: string, weight = 1, work = 'Ответ') => ({
  date: '2026-11-02',
  mark: { value, work, weight, comment: '', setAt: '2026-11-02T05:00:00.000Z', previous: '' },
})

describe('the guess of a mark', () => {
  it('counts figures only', () => {
    const marks = [mark('5'), mark('.'), mark('4-'), mark('зач')]
    expect(countedOf({ marks })).toEqual([
      { value: 5, weight: 1 },
      { value: 4, weight: 1 },
    ])
  })

  it('says how many marks lead to the final wanted', () => {
    const subject = { marks: [mark('4'), mark('4'), mark('4')] }
    expect(guessesOf(subject, 'weighted', { target: 5, weight: 1 })).toEqual([
      { value: 5, needed: 3 },
    ])
    expect(guessesOf(subject, 'weighted', { target: 4, weight: 1 })).toEqual([
      { value: 5, needed: 0 },
      { value: 4, needed: 0 },
    ])
  })

  it('promises nothing beyond a few marks', () => {
    const marks = Array.from({ length: 30 }, () => mark('3'))
    expect(guessesOf({ marks }, 'weighted', { target: 5, weight: 1 })).toEqual([
      { value: 5, needed: undefined },
    ])
  })

  it('shows what the next mark would change', () => {
    const [five, , , two] = afterNext({ marks: [mark('4')] }, 'weighted', 1)
    expect(five).toEqual({ value: 5, average: 450, forecast: 5 })
    expect(two).toEqual({ value: 2, average: 300, forecast: 3 })
  })

  it('counts as the school does, whatever the marks so far have in common', () => {
    const marks = [mark('4')]
    expect(afterNext({ marks }, 'weighted', 3)[0]?.average).toBe(475)
    expect(afterNext({ marks }, 'plain', 3)[0]?.average).toBe(450)
  })

  it('offers the works of the subject, the lightest first', () => {
    const marks = [mark('5', 4, 'Контрольная'), mark('4'), mark('3'), mark('4', 0, 'Без веса')]
    expect(worksOf({ marks })).toEqual([
      { work: 'Ответ', weight: 1 },
      { work: 'Контрольная', weight: 4 },
    ])
  })
})
