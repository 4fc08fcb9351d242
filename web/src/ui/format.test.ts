import { describe, expect, it } from '@jest/globals'
import { createFormat } from './format.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('figures and dates', () => {
  const ru = createFormat('ru')
  const en = createFormat('en')

  it('are Russian', () => {
    expect(ru.day('2026-09-03')).toBe('3 сентября')
    expect(ru.span('2026-09-07', '2026-09-09')).toBe('7–9 сентября')
    expect(ru.span('2026-11-30', '2026-12-06')).toBe('30 ноября – 6 декабря')
    expect(ru.weekday('2026-09-03')).toBe('чт')
    expect(ru.month('2026-09-03')).toBe('сентябрь')
    expect(ru.date('2026-09-03')).toBe('03.09.2026')
    expect(ru.average(4.625)).toBe('4,63')
    expect(plain(ru.count(1428))).toBe('1 428')
    expect(plain(ru.percent(0.964))).toBe('96,4 %')
  })

  it('are English', () => {
    expect(en.day('2026-09-03')).toBe('3 September')
    expect(en.average(4.5)).toBe('4.50')
    expect(en.count(1428)).toBe('1,428')
  })

  it('name the day of an instant that is not today', () => {
    const at = new Date(2026, 10, 24, 18, 5)
    expect(ru.since(at, new Date(2026, 10, 24, 23))).toBe('18:05')
    expect(ru.since(at, new Date(2026, 10, 25, 7))).toMatch(/^24 ноября.*18:05$/)
  })

  it('say that there is no average instead of nought', () => {
    expect(ru.average(undefined)).toBe('—')
    expect(ru.percent(undefined)).toBe('—')
  })
})
