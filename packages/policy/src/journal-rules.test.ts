import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { absenceLabels, isAbsence, parseAbsence } from './absence-codes.ts'
import { addDays } from './dates.ts'
import {
  editWindowClosesOn,
  editWindowIsOpen,
  journalIsOpen,
  mayEditLesson,
} from './edit-window.ts'
import { finalScale, finalsDueOn, finalWarnings, parseFinal } from './finals.ts'
import { checkHomework, homeworkPlaceholder, isHomework } from './homework.ts'
import { krasnoyarskLyceum10 } from './presets/krasnoyarsk-lyceum10.ts'
import { krasnoyarskSchool39 } from './presets/krasnoyarsk-school39.ts'
import { krasnoyarsk } from './presets/krasnoyarsk.ts'
import { moscowOblast } from './presets/moscow-oblast.ts'
import { samara } from './presets/samara.ts'
import { resolve } from './resolve.ts'
import { checkTopic } from './topics.ts'
import type { PolicyKey, PolicyValues } from './values.ts'
import { absenceKinds } from './values.ts'
import { refusalDetails } from './verdict.ts'

const on = '2026-10-01'
const kras = resolve(krasnoyarsk, [], on)
const school39 = resolve(krasnoyarskSchool39, [], on)
const lyceum = resolve(krasnoyarskLyceum10, [], on)
const sam = resolve(samara, [], on)
const mosc = resolve(moscowOblast, [], on)

const having = <K extends PolicyKey>(key: K, value: PolicyValues[K]) =>
  resolve(
    samara,
    [{ layer: 'school', key, value, ground: 'Локальный акт', source: 'school', validFrom: on }],
    on,
  )

describe('absence codes', () => {
  it.each([
    ['krasnoyarsk', kras, 'у н б'],
    ['samara', sam, 'УП НП ОТ Б ОП'],
    ['moscow-oblast', mosc, 'Н У Б О'],
  ])('%s has its own codes', (_id, policies, codes) => {
    expect(policies['P-05'].value.codes.map((each) => each.code).join(' ')).toBe(codes)
    for (const { code } of policies['P-05'].value.codes) {
      expect(parseAbsence(policies, code.toLowerCase())).toMatchObject({ value: { code } })
    }
    const keys = policies['P-05'].value.codes.map((each) => each.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('refuses a code of another region, naming its own', () => {
    expect(parseAbsence(kras, 'ОП')).toMatchObject({
      reason: 'ABSENCE_CODE_UNKNOWN',
      policy: 'P-05',
      details: { typed: 'ОП', codes: 'у, н, б' },
    })
    expect(parseAbsence(kras, '').ok).toBe(false)
  })

  it('counts lateness by itself and sickness as excused', () => {
    expect(absenceKinds.filter((kind) => !isAbsence({ kind }))).toEqual(['late'])
    expect(Object.keys(absenceLabels).toSorted()).toEqual([...absenceKinds].toSorted())
  })
})

describe('edit window', () => {
  it.each([
    ['1-week', '2026-10-08'],
    ['2-weeks', '2026-10-15'],
    ['3-weeks', '2026-10-22'],
    ['1-month', '2026-11-01'],
    ['never', '2027-08-31'],
  ] as const)('closes %s after the lesson on %s', (window, closesOn) => {
    const policies = having('P-12', { window })
    expect(editWindowClosesOn(policies, '2026-10-01')).toBe(closesOn)
    const lesson = { lessonDate: '2026-10-01' }
    expect(editWindowIsOpen(policies, { ...lesson, today: closesOn })).toEqual({ ok: true })
    expect(editWindowIsOpen(policies, { ...lesson, today: addDays(closesOn, 1) })).toEqual({
      ok: false,
      reason: 'EDIT_WINDOW_CLOSED',
      policy: 'P-12',
      ground: 'Локальный акт',
      details: { lessonDate: '2026-10-01', closedOn: closesOn },
    })
  })

  it('differs between the regions nearly three weeks on', () => {
    const lesson = { lessonDate: '2026-10-01', today: '2026-10-20' }
    expect([kras, sam, mosc].map((policies) => editWindowIsOpen(policies, lesson).ok)).toEqual([
      true,
      true,
      false,
    ])
  })

  it.each([
    ['krasnoyarsk', kras, [true, true, true]],
    ['samara', sam, [true, true, false]],
    ['moscow-oblast', mosc, [true, false, false]],
  ])('%s: finals and a closed period close the journal by policy', (_id, policies, expected) => {
    const open = { finalsSet: false, periodClosed: false }
    const finals = { finalsSet: true, periodClosed: false }
    const closed = { finalsSet: false, periodClosed: true }
    expect([open, finals, closed].map((state) => journalIsOpen(policies, state).ok)).toEqual(
      expected,
    )
  })

  it('says what closed the period', () => {
    expect(journalIsOpen(mosc, { finalsSet: true, periodClosed: true })).toMatchObject({
      reason: 'PERIOD_CLOSED',
      policy: 'P-13',
      details: { closedBy: 'finals' },
    })
    expect(journalIsOpen(mosc, { finalsSet: false, periodClosed: true })).toMatchObject({
      details: { closedBy: 'school' },
    })
  })

  it('asks both questions of a change', () => {
    const lesson = { lessonDate: '2026-10-01', today: '2026-10-02' }
    const open = { finalsSet: false, periodClosed: false }
    expect(mayEditLesson(mosc, lesson, open)).toEqual({ ok: true })
    expect(mayEditLesson(mosc, { ...lesson, today: '2026-12-01' }, open)).toMatchObject({
      reason: 'EDIT_WINDOW_CLOSED',
    })
    expect(mayEditLesson(mosc, lesson, { ...open, finalsSet: true })).toMatchObject({
      reason: 'PERIOD_CLOSED',
    })
  })

  it('puts policy and ground into the details of a refusal', () => {
    const refused = journalIsOpen(mosc, { finalsSet: true, periodClosed: false })
    expect(refused.ok ? {} : refusalDetails(refused)).toEqual({
      closedBy: 'finals',
      policy: 'P-13',
      ground: expect.stringContaining('приложение Д'),
    })
    expect(refusalDetails({ ok: false, reason: 'NAME_EMPTY', details: {} })).toEqual({})
  })
})

describe('topics', () => {
  it.each([
    'Контрольная работа № 1',
    'контрольная работа №1.',
    'Контрольная  работа',
    'Практическая работа № 2',
    'Лабораторная работа N 3',
    'Контрольный диктант №2',
    'Итоговая контрольная работа',
    'Итоговая контрольная работа за 1 четверть',
    'Контрольная работа № 1 (вариант 2)',
    'Диктант',
    'Экскурсия',
    'К/р № 1',
    'к.р. №4',
    'Проверочный тест № 7',
    'Контрольная',
    'Контрольная № 1',
    'контрольная №2.',
    'Итоговая контрольная',
    'Контрольная за 1 четверть',
    'Контрольная (вариант 1)',
    'Лабораторная № 3',
    'Проверочная 4',
    'Контр. работа № 1',
    'Контрольная раб. № 1',
    'К-р № 1, 2 часа',
    'КР № 1, 2 часа',
    'Контрольная работа № 2, 2 часа',
    'Контрольная работа № 2 (2 ч.)',
    'Контрольная работа № 2 — 45 минут',
    'Контрольная работа № 2, 1-й урок',
    'Контрольная работа за I полугодие',
    'Контрольная работа № 3. II четверть',
    'Контрольная работа № 1 по теме',
    'Контрольная работа № 1 по теме «»',
  ])('refuses the bare «%s»', (text) => {
    for (const policies of [kras, lyceum]) {
      expect(checkTopic(policies, { text })).toMatchObject({
        ok: false,
        reason: 'TOPIC_WITHOUT_THEME',
        policy: 'P-17',
        details: { suggestion: expect.stringMatching(/ по теме «…»$/) },
      })
    }
  })

  it.each([
    'Практическая работа № 5 по теме «Периметр квадрата»',
    'Контрольный диктант №2 по теме «Виды предложений по цели высказывания»',
    'Контрольная работа по теме: «Дроби»',
    'Экскурсия по теме «Осень в лесу»',
    'К/р № 1 по теме «Дроби»',
    'Контрольная по теме «Дроби»',
    'Контрольная № 1 по теме «Первый урок»',
    'Контрольная работа № 2 по теме «Дроби», 2 часа',
    'Музыкальный диктант по теме «Четверть»',
    'Контрольные вопросы о дробях',
    'Контрольная точка маршрута',
    'Практическая грамматика',
    'Практическая значимость химии',
    'Самостоятельная часть речи',
    'Лабораторная посуда и работа с ней',
    'Круглые тела',
    'Анализ контрольной работы',
    'Подготовка к контрольной работе № 1',
    'Работа над ошибками',
    'Сложение дробей',
    'Умножение в 5 раз',
  ])('takes «%s»', (text) => {
    for (const policies of [kras, lyceum, mosc]) {
      expect(checkTopic(policies, { text })).toEqual({ ok: true, value: text })
    }
  })

  it.each([
    ['Контрольная работа № 1. Дроби', 'Контрольная работа № 1 по теме «Дроби»'],
    ['Контрольная работа № 1 «Дроби»', 'Контрольная работа № 1 по теме «Дроби»'],
    ['Контрольная № 1. Дроби', 'Контрольная № 1 по теме «Дроби»'],
    ['Контрольная работа № 1 по теме Дроби', 'Контрольная работа № 1 по теме «Дроби»'],
    ['Экскурсия в осенний лес', 'Экскурсия по теме «в осенний лес»'],
  ])('the lyceum wants «%s» written as «%s», the region takes it', (text, suggestion) => {
    expect(checkTopic(kras, { text })).toEqual({ ok: true, value: text })
    expect(checkTopic(lyceum, { text })).toMatchObject({ details: { suggestion } })
    expect(checkTopic(lyceum, { text: suggestion })).toEqual({ ok: true, value: suggestion })
  })

  it('lets a bare name pass where no rule forbids it', () => {
    const text = 'Контрольная работа № 1'
    expect(checkTopic(mosc, { text }).ok).toBe(true)
    expect(checkTopic(sam, { text }).ok).toBe(true)
  })

  it.each([
    ['Present Simple', false],
    ['Present Simple и Past Simple', false],
    ['«Present Simple»', false],
    ['Настоящее простое время (Present Simple)', true],
    ['Тема «The Wonderful Wizard of Oz»', true],
    ['Решение задач на Python', true],
  ])('in Russian only: «%s» %s', (text, expected) => {
    expect(checkTopic(kras, { text })).toMatchObject(
      expected ? { ok: true } : { reason: 'TOPIC_NOT_RUSSIAN', policy: 'P-17' },
    )
    expect(checkTopic(mosc, { text }).ok).toBe(true)
  })

  it('takes topics from the plan only where the policy says so and there is a plan', () => {
    const planTopics = ['Сложение дробей', 'Вычитание  дробей']
    expect(checkTopic(sam, { text: 'вычитание дробей', planTopics }).ok).toBe(true)
    expect(checkTopic(sam, { text: 'Деление дробей', planTopics })).toMatchObject({
      reason: 'TOPIC_NOT_IN_PLAN',
    })
    expect(checkTopic(sam, { text: 'Деление дробей', planTopics: [] }).ok).toBe(true)
    expect(checkTopic(sam, { text: 'Деление дробей' }).ok).toBe(true)
    expect(checkTopic(kras, { text: 'Деление дробей', planTopics }).ok).toBe(true)
  })

  it('refuses the empty and the too short, and tidies spaces', () => {
    expect(checkTopic(mosc, { text: ' \n ' })).toMatchObject({ reason: 'TOPIC_EMPTY' })
    expect(checkTopic(mosc, { text: '№ 12 а' })).toMatchObject({
      reason: 'TOPIC_TOO_SHORT',
      details: { fewest: '4' },
    })
    expect(checkTopic(kras, { text: '  Сложение\n дробей ' })).toEqual({
      ok: true,
      value: 'Сложение дробей',
    })
  })

  it('its suggestion, once a theme is written in, is taken', () => {
    const bare = fc.constantFrom('Контрольная работа № 1', 'Лабораторная работа', 'Диктант № 3')
    const theme = fc.constantFrom('Дроби', 'Сила тяжести', 'Имя существительное')
    fc.assert(
      fc.property(bare, theme, (text, name) => {
        const refused = checkTopic(lyceum, { text })
        const suggestion = refused.ok ? '' : (refused.details['suggestion'] ?? '')
        expect(checkTopic(lyceum, { text: suggestion.replace('…', name) }).ok).toBe(true)
      }),
    )
  })

  it('answers for any text at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        for (const policies of [kras, lyceum, sam, mosc]) {
          expect(typeof checkTopic(policies, { text }).ok).toBe('boolean')
        }
      }),
    )
    const started = performance.now()
    checkTopic(lyceum, { text: `${'контрольная '.repeat(40)}« по теме « `.padEnd(500, '«а ') })
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('homework', () => {
  const date = '2026-10-01'

  it.each([
    ['krasnoyarsk', kras, 5, 'Без задания'],
    ['school 39', school39, 5, ''],
    ['samara', sam, 1, 'Не предусмотрено'],
    ['samara', sam, 5, 'Не предусмотрено'],
    ['moscow-oblast', mosc, 5, ''],
  ])('%s writes its placeholder in grade %#', (_id, policies, grade, expected) => {
    expect(homeworkPlaceholder(policies, grade)).toBe(expected)
    expect(checkHomework(policies, { text: '  ', grade, date })).toEqual({
      ok: true,
      value: expected,
    })
    expect(isHomework(policies, { text: expected, grade })).toBe(false)
    expect(isHomework(policies, { text: 'п. 5', grade })).toBe(true)
  })

  it('refuses an empty field where nothing may stand for it', () => {
    const policies = having('P-18', { grade1: 'Нет', others: '', emptyAllowed: false })
    expect(checkHomework(policies, { text: '', grade: 5, date })).toMatchObject({
      reason: 'HOMEWORK_EMPTY',
      policy: 'P-18',
    })
  })

  it('judges grade 1 and says what to write instead', () => {
    const lesson = { text: 'Читать с. 5', grade: 1, date }
    expect(checkHomework(sam, lesson)).toMatchObject({
      reason: 'GRADE_1_HOMEWORK',
      policy: 'P-07',
      details: { suggestion: 'Не предусмотрено' },
    })
    expect(checkHomework(sam, { ...lesson, text: 'Не предусмотрено' }).ok).toBe(true)
    expect(checkHomework(kras, lesson)).toMatchObject({ reason: 'GRADE_1_HOMEWORK_TOO_EARLY' })
    expect(checkHomework(mosc, lesson)).toEqual({ ok: true, value: 'Читать с. 5' })
  })
})

describe('finals', () => {
  const grade5 = { grade: 5 }

  it('takes marks of the scale', () => {
    expect(parseFinal(kras, ' 4 ', grade5)).toEqual({ ok: true, value: { kind: 'mark', value: 4 } })
    for (const typed of ['', '0', '05', '6', '5-', '4,5', 'отл']) {
      expect(parseFinal(kras, typed, grade5)).toMatchObject({
        reason: 'FINAL_OUTSIDE_SCALE',
        details: { letters: 'у, б, н' },
      })
    }
  })

  it('takes a letter of non-attestation with its order', () => {
    expect(parseFinal(kras, 'Н', { ...grade5, order: '№ 12 от 20.10.2026' })).toEqual({
      ok: true,
      value: { kind: 'not-attested', letter: 'н' },
    })
    expect(parseFinal(kras, 'н', { ...grade5, order: ' ' })).toMatchObject({
      reason: 'ORDER_REQUIRED',
      policy: 'P-09',
    })
    expect(parseFinal(kras, 'н', grade5)).toMatchObject({ reason: 'ORDER_REQUIRED' })
    const free = having('P-09', { letters: ['н/а'], orderRequired: false })
    expect(parseFinal(free, 'Н/А', grade5).ok).toBe(true)
  })

  it('has no finals where nothing is graded', () => {
    expect(parseFinal(kras, '5', { grade: 1 })).toMatchObject({ reason: 'GRADE_1_UNMARKED' })
    expect(parseFinal(mosc, '5', { grade: 7, withoutAttestation: true })).toMatchObject({
      reason: 'FINAL_NOT_EXPECTED',
      policy: 'P-08',
    })
    expect(parseFinal(mosc, 'без аттестации', { grade: 7, withoutAttestation: true })).toEqual({
      ok: true,
      value: { kind: 'ungraded', symbol: 'Без аттестации' },
    })
    expect(parseFinal(sam, '', { grade: 7, withoutAttestation: true }).ok).toBe(false)
  })

  it('offers what may be typed', () => {
    expect(finalScale(kras, grade5)).toEqual(['5', '4', '3', '2', '1', 'у', 'б', 'н'])
    expect(finalScale(mosc, { grade: 1 })).toEqual(['Без аттестации'])
    expect(finalScale(sam, { grade: 1 })).toEqual([])
  })

  it('warns under three marks and without written work', () => {
    const reasons = (policies: typeof kras, markCount: number, writtenCount: number) =>
      finalWarnings(policies, { markCount, writtenCount }).map(({ reason }) => reason)
    expect(reasons(kras, 2, 0)).toEqual(['TOO_FEW_MARKS', 'NO_WRITTEN_WORK'])
    expect(reasons(kras, 3, 1)).toEqual([])
    expect(reasons(mosc, 3, 0)).toEqual([])
    expect(finalWarnings(kras, { markCount: 2, writtenCount: 1 })).toEqual([
      {
        reason: 'TOO_FEW_MARKS',
        policy: 'P-11',
        ground: expect.stringContaining('4.4.11'),
        details: { count: '2', fewest: '3' },
      },
    ])
  })

  it('is due by the policy', () => {
    expect(finalsDueOn(mosc, { endsOn: '2026-10-25' })).toBe('2026-11-01')
    expect(finalsDueOn(kras, { endsOn: '2026-10-25' })).toBeUndefined()
    expect(finalsDueOn(kras, { endsOn: '2026-10-25', setBySchool: '2026-10-23' })).toBe(
      '2026-10-23',
    )
  })
})
