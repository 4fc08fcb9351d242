import { describe, expect, it } from '@jest/globals'
import { createFormat } from './format.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('figures and dates', () => {
  const ru = createFormat('ru')
  const en = createFormat('en')

  it('are Russian', () => {
    expect(ru.day('2026-09-03')).toBe('3 сентября')
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

  it('say that there is no average instead of nought', () => {
    expect(ru.average(undefined)).toBe('—')
    expect(ru.percent(undefined)).toBe('—')
  })
})
