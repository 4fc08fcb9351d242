import { presets } from '@zvonok/policy/presets'
import { resolve, type Policies } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { decideHomework, decideLesson, decidePlanItem, decideTopic, decideWorks } from './rules.ts'

const today = '2026-11-10'

const policiesOf = (id: string): Policies => {
  const preset = presets.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return resolve(preset, [], today)
}

const workTypes = [
  { workTypeId: 'answer', name: 'Ответ', weight: 1, isWritten: false, isDefault: true },
  { workTypeId: 'control', name: 'Контрольная', weight: 3, isWritten: true, isDefault: false },
]
const plan = [
  { planItemId: 'one', topic: 'Сложение дробей', lessonId: 'other' },
  { planItemId: 'two', topic: 'Вычитание дробей', lessonId: undefined },
]
const before = { lessonId: 'lesson', date: today, grade: 5, topic: '', works: [] }
const worldOf = (preset: string) => ({ policies: policiesOf(preset), today, workTypes, plan: [] })

describe('the topic', () => {
  it.each([
    ['krasnoyarsk', 'Контрольная работа № 1', 'TOPIC_WITHOUT_THEME'],
    ['krasnoyarsk', 'Контрольная работа № 1 по теме «Дроби»', undefined],
    ['krasnoyarsk', 'Present Simple', 'TOPIC_NOT_RUSSIAN'],
    ['moscow-oblast', 'Контрольная работа № 1', undefined],
    ['samara', 'Сложение дробей', undefined],
    ['samara', 'Чего нет в плане', 'TOPIC_NOT_IN_PLAN'],
  ])('in %s: «%s» %s', (preset, text, reason) => {
    const { violations } = decideTopic({ policies: policiesOf(preset), plan }, text, '')
    expect(violations[0]?.reason).toBe(reason)
  })

  it('may wait, but not be emptied', () => {
    const world = worldOf('krasnoyarsk')
    expect(decideTopic(world, '', '').violations).toEqual([])
    expect(decideTopic(world, '', 'Дроби').violations).toMatchObject([{ reason: 'TOPIC_EMPTY' }])
  })
})

describe('homework', () => {
  const filled = { topic: 'Дроби', homework: '' }

  it.each([
    ['krasnoyarsk', 'Без задания'],
    ['samara', 'Не предусмотрено'],
    ['moscow-oblast', ''],
  ])('none is written in %s as «%s»', (preset, stored) => {
    expect(decideHomework(worldOf(preset), filled, before).value).toBe(stored)
  })

  it('is not owed before the lesson or its topic', () => {
    const world = worldOf('krasnoyarsk')
    expect(decideHomework(world, filled, { ...before, date: '2026-11-11' }).value).toBe('')
    expect(decideHomework(world, { topic: '', homework: '' }, before).value).toBe('')
  })

  it.each([
    ['krasnoyarsk', 'GRADE_1_HOMEWORK_TOO_EARLY'],
    ['samara', 'GRADE_1_HOMEWORK'],
    ['moscow-oblast', undefined],
  ])('in grade 1 of %s: %s', (preset, reason) => {
    const wanted = { topic: 'Буквы', homework: 'с. 5' }
    const { violations } = decideHomework(worldOf(preset), wanted, { ...before, grade: 1 })
    expect(violations[0]?.reason).toBe(reason)
  })
})

describe('works', () => {
  const world = worldOf('krasnoyarsk')
  const first = { number: 1, workTypeId: 'answer', title: '' }

  it('are one of the default type until written, and kept when not sent', () => {
    expect(decideWorks(world, [], before).value).toEqual([first])
    const control = { ...first, workTypeId: 'control' }
    const kept = decideWorks(world, [], { ...before, works: [{ ...control, hasMarks: true }] })
    expect(kept.value).toEqual([control])
    expect(decideWorks({ ...world, workTypes: [] }, [], before).value).toEqual([])
  })

  it.each([
    ['twice', [first, first], 'GIVEN_TWICE'],
    ['without the first', [{ ...first, number: 2 }], 'FIRST_WORK_MISSING'],
    ['out of range', [first, { ...first, number: 5 }], 'OUT_OF_RANGE'],
    ['of no type', [{ ...first, workTypeId: 'none' }], 'WORK_TYPE_NOT_FOUND'],
    ['with a bare name', [{ ...first, title: 'Контрольная работа № 2' }], 'TOPIC_WITHOUT_THEME'],
  ])('are refused %s', (_, works, reason) => {
    expect(decideWorks(world, works, before).violations[0]?.reason).toBe(reason)
  })

  it('with marks are not dropped', () => {
    const marked = { ...before, works: [{ ...first, number: 2, hasMarks: true }] }
    expect(decideWorks(world, [first], marked).violations).toMatchObject([
      { reason: 'WORK_HAS_MARKS', details: { number: '2' } },
    ])
  })
})

describe('an item of the plan', () => {
  it.each([
    ['', 'lesson', undefined],
    ['two', 'lesson', undefined],
    ['one', 'other', undefined],
    ['one', 'lesson', 'PLAN_ITEM_USED'],
    ['three', 'lesson', 'PLAN_ITEM_NOT_FOUND'],
  ])('«%s» in %s: %s', (planItemId, lessonId, reason) => {
    const { value, violations } = decidePlanItem(plan, planItemId, lessonId)
    expect(violations[0]?.reason).toBe(reason)
    if (reason === undefined) expect(value ?? '').toBe(planItemId)
  })
})

it('a lesson shows everything wrong at once', () => {
  const wanted = { topic: 'X', homework: 'с. 5', works: [], planItemId: 'none' }
  const { violations } = decideLesson(worldOf('samara'), wanted, { ...before, grade: 1 })
  expect(violations.map(({ field }) => field)).toEqual(['topic', 'homework', 'planItemId'])
})
