import { describe, expect, it } from '@jest/globals'
import { afterNext, countedOf, guessesOf, kindOf, worksOf } from './guess.ts'

const mark = (value: string, weight = 1, work = 'Ответ') => ({
  date: '2026-11-02',
  mark: { value, work, weight, comment: '', setAt: '2026-11-02T05:00:00.000Z' },
})

describe('the guess of a mark', () => {
  it('counts figures only', () => {
    const marks = [mark('5'), mark('.'), mark('4-'), mark('зач'), mark('0')]
    expect(countedOf({ marks })).toEqual([
      { value: 5, weight: 1 },
      { value: 4, weight: 1 },
    ])
  })

  it('tells the kind of average by the figure that came', () => {
    const marks = [
      { value: 5, weight: 2 },
      { value: 3, weight: 1 },
    ]
    expect(kindOf(marks, 433)).toBe('weighted')
    expect(kindOf(marks, 400)).toBe('plain')
    expect(kindOf(marks, 0)).toBe('weighted')
  })

  it('says how many marks lead to the final wanted', () => {
    const subject = { marks: [mark('4'), mark('4'), mark('4')], average: 400 }
    expect(guessesOf(subject, 5, 1)).toEqual([{ value: 5, needed: 3 }])
    expect(guessesOf(subject, 4, 1)).toEqual([
      { value: 5, needed: 0 },
      { value: 4, needed: 0 },
    ])
  })

  it('promises nothing beyond a few marks', () => {
    const marks = Array.from({ length: 30 }, () => mark('3'))
    expect(guessesOf({ marks, average: 300 }, 5, 1)).toEqual([{ value: 5, needed: undefined }])
  })

  it('shows what the next mark would change', () => {
    const [five, , , two] = afterNext({ marks: [mark('4')], average: 400 }, 1)
    expect(five).toEqual({ value: 5, average: 450, forecast: 5 })
    expect(two).toEqual({ value: 2, average: 300, forecast: 3 })
  })

  it('offers the works of the subject, the lightest first', () => {
    const marks = [mark('5', 4, 'Контрольная'), mark('4'), mark('3'), mark('4', 0, 'Без веса')]
    expect(worksOf({ marks })).toEqual([
      { work: 'Ответ', weight: 1 },
      { work: 'Контрольная', weight: 4 },
    ])
  })
})
