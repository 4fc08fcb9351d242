import { presets } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { checkRows, itemsOf, keepUsed, type PlanRow } from './rules.ts'

const [preset] = presets
if (preset === undefined) throw new Error('no preset')
const policies = resolve(preset, [], '2026-11-10')

const row = (more: Partial<PlanRow>): PlanRow => ({
  row: 2,
  section: '',
  topic: 'Дроби',
  hours: 1,
  homework: '',
  ...more,
})

describe('the rows of a plan', () => {
  it('become one item per hour, sections going on', () => {
    const rows = [
      row({ section: 'Первый', hours: 2 }),
      row({ row: 3, topic: 'Числа' }),
      row({ row: 4, section: 'Второй', topic: 'Фигуры' }),
    ]
    expect(itemsOf(rows).map(({ section, topic }) => `${section}: ${topic}`)).toEqual([
      'Первый: Дроби',
      'Первый: Дроби',
      'Первый: Числа',
      'Второй: Фигуры',
    ])
  })

  it.each([
    ['no hours at all', [row({ hours: 0 })], 'OUT_OF_RANGE'],
    ['too many hours', [row({ hours: 101 })], 'OUT_OF_RANGE'],
    ['a bare work', [row({ topic: 'Контрольная работа № 1' })], 'TOPIC_WITHOUT_THEME'],
    ['nothing', [], 'PLAN_EMPTY'],
    ['a thousand hours', Array.from({ length: 11 }, () => row({ hours: 100 })), 'PLAN_TOO_LONG'],
  ])('are refused with %s', (_, rows, reason) => {
    expect(checkRows(policies, rows).map((found) => found.reason)).toEqual([reason])
  })
})

it('a new load keeps used items whose topic comes again, one each', () => {
  let made = 0
  const items = ['Дроби', 'дроби ', 'Дроби', 'Числа'].map((topic) => ({
    section: '',
    topic,
    homework: '',
  }))
  const standing = [
    { planItemId: 'a', topic: 'Дроби', lessonId: 'first' },
    { planItemId: 'b', topic: 'Дроби', lessonId: undefined },
    { planItemId: 'c', topic: 'Дроби', lessonId: 'second' },
    { planItemId: 'd', topic: 'Фигуры', lessonId: 'third' },
  ]
  const kept = keepUsed(standing, items, () => `new ${++made}`)
  expect(kept.map(({ planItemId }) => planItemId)).toEqual(['a', 'c', 'new 1', 'new 2'])
})
