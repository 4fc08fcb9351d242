import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  averageOf,
  countedMarks,
  classAverage,
  forecastOf,
  leadingKind,
  marksNeeded,
} from './averages.ts'
import { classAverageForFamily, forecastForFamily, pupilAverage } from './family.ts'
import { checkGrade1Homework, checkMarked, isForeignLanguage, ungradedPlaceOf } from './grade1.ts'
import { markScale, markText, parseMark } from './marks.ts'
import { krasnoyarskLyceum10 } from './presets/krasnoyarsk-lyceum10.ts'
import { krasnoyarsk } from './presets/krasnoyarsk.ts'
import { moscowOblast } from './presets/moscow-oblast.ts'
import { samara } from './presets/samara.ts'
import { resolve, type Override } from './resolve.ts'

const on = '2026-10-01'
const kras = resolve(krasnoyarsk, [], on)
const lyceum = resolve(krasnoyarskLyceum10, [], on)
const sam = resolve(samara, [], on)
const mosc = resolve(moscowOblast, [], on)
const withSigns = resolve(
  samara,
  [
    {
      layer: 'school',
      key: 'P-14',
      value: { signs: true, average: 'both' },
      ground: 'Локальный акт',
      source: 'school',
      validFrom: on,
    } satisfies Override,
  ],
  on,
)

const grade5 = { grade: 5 }
const grade1 = { grade: 1 }

describe('parseMark', () => {
  it.each(['1', '2', '3', '4', '5', ' 5 '])('takes %j', (typed) => {
    expect(parseMark(kras, typed, grade5)).toEqual({
      ok: true,
      value: { kind: 'mark', value: Number(typed), sign: '' },
    })
  })

  it.each([
    '0',
    '6',
    '10',
    '55',
    '',
    'пять',
    '5,5',
    '4.5',
    '5--',
    '٥',
    '--',
    '*',
    'Н',
    '1e1',
    '05',
    '00',
  ])('refuses %j as outside the scale', (typed) => {
    expect(parseMark(kras, typed, grade5)).toMatchObject({
      ok: false,
      reason: 'MARK_OUTSIDE_SCALE',
      policy: 'P-15',
      details: { typed, lowest: '1', highest: '5' },
    })
  })

  it.each(['5-', '5+', '4−', '3–', ' 5 -'.replace(' -', '-')])(
    'refuses %j with the clause that forbids signs',
    (typed) => {
      expect(parseMark(kras, typed, grade5)).toMatchObject({
        ok: false,
        reason: 'MARK_WITH_SIGN',
        policy: 'P-14',
        ground: expect.stringContaining('4.4.8'),
        details: { suggestion: typed.trim().slice(0, 1) },
      })
    },
  )

  it('takes signs where the school allows them', () => {
    expect(parseMark(withSigns, '5-', grade5)).toEqual({
      ok: true,
      value: { kind: 'mark', value: 5, sign: '-' },
    })
    expect(parseMark(withSigns, '6-', grade5)).toMatchObject({ reason: 'MARK_OUTSIDE_SCALE' })
  })

  it('takes a debt', () => {
    expect(parseMark(kras, '.', grade5)).toEqual({ ok: true, value: { kind: 'debt' } })
    expect(parseMark(kras, '.', grade1)).toMatchObject({ reason: 'GRADE_1_UNMARKED' })
  })

  it('refuses a mark in grade 1 with the ground of grade 1', () => {
    expect(parseMark(kras, '5', grade1)).toMatchObject({
      reason: 'GRADE_1_UNMARKED',
      policy: 'P-07',
      ground: expect.stringContaining('3.7'),
    })
    // Outside the scale comes first: it is no mark anywhere.
    expect(parseMark(kras, 'x', grade1)).toMatchObject({ reason: 'MARK_OUTSIDE_SCALE' })
  })

  it.each([{ grade: 7, withoutAttestation: true }])(
    'refuses a mark where nothing is graded: %j',
    (course) => {
      for (const policies of [kras, sam, mosc]) {
        expect(parseMark(policies, '5', course)).toMatchObject({
          reason: 'LESSON_UNMARKED',
          policy: 'P-08',
        })
      }
    },
  )

  it.each([
    ['krasnoyarsk', kras, grade1, false],
    ['lyceum', lyceum, grade1, true],
    ['samara', sam, grade1, false],
    ['moscow-oblast', mosc, grade1, false],
    ['krasnoyarsk', kras, grade5, false],
    ['krasnoyarsk', kras, { grade: 5, withoutAttestation: true }, true],
    ['krasnoyarsk', kras, { grade: 2, isForeignLanguage: true }, true],
    ['krasnoyarsk', kras, { grade: 3, isForeignLanguage: true }, false],
    ['samara', sam, { grade: 5, withoutAttestation: true }, false],
    ['moscow-oblast', mosc, { grade: 5, withoutAttestation: true }, false],
  ])('%s takes «К» by its policy: %#', (_id, policies, course, expected) => {
    for (const typed of ['К', 'к', 'K', 'k']) {
      expect(parseMark(policies, typed, course)).toEqual(
        expected
          ? { ok: true, value: { kind: 'unmarked', symbol: 'К' } }
          : expect.objectContaining({ reason: 'UNMARKED_SYMBOL_NOT_ALLOWED', policy: 'P-08' }),
      )
    }
  })

  it('grades grade 2 English where the school does not say otherwise', () => {
    const english = { grade: 2, isForeignLanguage: true }
    expect(parseMark(sam, '5', english).ok).toBe(true)
    expect(parseMark(kras, '5', english)).toMatchObject({ reason: 'LESSON_UNMARKED' })
  })

  it('never takes anything but the scale, signs aside', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), (typed) => {
        const parsed = parseMark(kras, typed, grade5)
        expect(parsed.ok).toBe(/^\s*([1-5]|\.)\s*$/u.test(typed.normalize('NFC')))
      }),
      { numRuns: 5000 },
    )
  })

  it('writes an entry as it was typed', () => {
    expect(markText({ kind: 'mark', value: 4, sign: '+' })).toBe('4+')
    expect(markText({ kind: 'debt' })).toBe('.')
    expect(markText({ kind: 'unmarked', symbol: 'К' })).toBe('К')
  })

  it('offers what may be typed', () => {
    expect(markScale(kras, grade5)).toEqual(['5', '4', '3', '2', '1', '.'])
    expect(markScale(lyceum, grade1)).toEqual(['К'])
    expect(markScale(kras, grade1)).toEqual([])
    expect(markScale(sam, grade1)).toEqual([])
    expect(markScale(mosc, grade1)).toEqual([])
  })

  it('offers only what is taken', () => {
    const course = fc.record({
      grade: fc.integer({ min: 1, max: 11 }),
      isForeignLanguage: fc.boolean(),
      withoutAttestation: fc.boolean(),
    })
    fc.assert(
      fc.property(course, fc.constantFrom(kras, lyceum, sam, mosc), (facts, policies) => {
        for (const typed of markScale(policies, facts)) {
          expect(parseMark(policies, typed, facts).ok).toBe(true)
        }
        expect(checkMarked(policies, facts).ok).toBe(ungradedPlaceOf(policies, facts) === undefined)
      }),
    )
  })
})

describe('grade 1', () => {
  it.each([
    ['krasnoyarsk', kras, '2026-10-01', 'GRADE_1_HOMEWORK_TOO_EARLY'],
    ['krasnoyarsk', kras, '2027-01-12', undefined],
    ['samara', sam, '2027-01-12', 'GRADE_1_HOMEWORK'],
    ['moscow-oblast', mosc, '2026-10-01', undefined],
  ])('%s judges homework on %s', (_id, policies, date, reason) => {
    expect(checkGrade1Homework(policies, { grade: 1, date })).toMatchObject(
      reason === undefined ? { ok: true } : { reason, policy: 'P-07' },
    )
    expect(checkGrade1Homework(policies, { grade: 2, date }).ok).toBe(true)
  })

  it.each([
    ['Английский язык', true],
    ['Иностранный язык (немецкий)', true],
    ['Второй иностранный язык', true],
    ['Русский язык', false],
    ['Родной язык', false],
    ['Математика', false],
  ])('%s is a foreign language: %s', (name, expected) =>
    expect(isForeignLanguage(name)).toBe(expected),
  )
})

const anyMark = fc.record({
  value: fc.integer({ min: 1, max: 5 }),
  weight: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
})
const anyMarks = fc.array(anyMark, { maxLength: 40 })
const anyKind = fc.constantFrom('plain', 'weighted')

describe('averages', () => {
  const marks = [
    { value: 5, weight: 2 },
    { value: 4, weight: 1 },
  ]

  it('weighs marks, or does not', () => {
    expect(averageOf(marks)).toEqual({ hundredths: 467, text: '4.67', count: 2 })
    expect(averageOf(marks, 'plain')).toEqual({ hundredths: 450, text: '4.50', count: 2 })
  })

  it('has no average without marks: that is not nought', () => {
    expect(averageOf([])).toBeUndefined()
    expect(averageOf([{ value: 5, weight: 0 }])).toBeUndefined()
    expect(forecastOf([])).toBeUndefined()
    expect(classAverage([undefined])).toBeUndefined()
  })

  it('rounds halves up, where binary fractions would not', () => {
    // 4.005 exactly: 4 × 199 and 5 × 1 of 200.
    expect(
      averageOf([
        { value: 4, weight: 99.5 },
        { value: 5, weight: 0.5 },
      ])?.text,
    ).toBe('4.01')
    expect(
      forecastOf([
        { value: 4, weight: 1 },
        { value: 5, weight: 1 },
      ]),
    ).toBe(5)
    expect(
      forecastOf([
        { value: 4, weight: 1.01 },
        { value: 5, weight: 1 },
      ]),
    ).toBe(4)
  })

  it('does not depend on the order, stays within the marks, ignores weight nought', () => {
    fc.assert(
      fc.property(anyMarks, anyKind, fc.infiniteStream(fc.nat()), (found, kind, noise) => {
        const shuffled = found
          .map((mark) => ({ mark, at: noise.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ mark }) => mark)
        const average = averageOf(found, kind)
        expect(averageOf(shuffled, kind)).toEqual(average)
        expect(averageOf([...found, { value: 1, weight: 0 }], kind)).toEqual(average)
        const values = found.filter((mark) => mark.weight > 0).map((mark) => mark.value)
        expect(average?.count ?? 0).toBe(values.length)
        if (average === undefined) return
        expect(average.hundredths).toBeGreaterThanOrEqual(Math.min(...values) * 100)
        expect(average.hundredths).toBeLessThanOrEqual(Math.max(...values) * 100)
      }),
    )
  })

  it('equals the exact fraction rounded', () => {
    fc.assert(
      fc.property(anyMarks, (found) => {
        const parts = found.map((mark) => [
          BigInt(mark.value),
          BigInt(Math.round(mark.weight * 100)),
        ])
        const weight = parts.reduce((sum, [, each = 0n]) => sum + each, 0n)
        const points = parts.reduce((sum, [value = 0n, each = 0n]) => sum + value * each, 0n)
        const exact = weight === 0n ? undefined : Number((points * 200n + weight) / (2n * weight))
        expect(averageOf(found)?.hundredths).toBe(exact)
      }),
    )
  })

  it('is the same average for weights all alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 })),
        fc.integer({ min: 1, max: 100 }),
        (values, weight) => {
          const alike = values.map((value) => ({ value, weight }))
          expect(averageOf(alike, 'weighted')).toEqual(averageOf(alike, 'plain'))
        },
      ),
    )
  })

  it('counts each pupil once in the average of the class', () => {
    const averages = [{ hundredths: 500 }, undefined, { hundredths: 333 }]
    expect(classAverage(averages)).toEqual({ hundredths: 417, text: '4.17', count: 2 })
  })

  it('takes the kind the school uses', () => {
    expect((['plain', 'weighted', 'both'] as const).map(leadingKind)).toEqual([
      'plain',
      'weighted',
      'weighted',
    ])
    expect(pupilAverage(sam, marks)?.text).toBe('4.50')
    expect(pupilAverage(kras, marks)?.text).toBe('4.67')
    expect(pupilAverage(mosc, marks)?.text).toBe('4.67')
  })
})

describe('marks needed', () => {
  const threes = [
    { value: 3, weight: 1 },
    { value: 3, weight: 1 },
  ]

  it('says how many marks lift the forecast', () => {
    expect(marksNeeded(threes, { target: 4, value: 5, weight: 1 })).toBe(1)
    expect(marksNeeded(threes, { target: 5, value: 5, weight: 1 })).toBe(6)
    expect(marksNeeded(threes, { target: 3, value: 5, weight: 1 })).toBe(0)
    expect(marksNeeded(threes, { target: 4, value: 3, weight: 1 })).toBeUndefined()
    expect(marksNeeded([], { target: 4, value: 4, weight: 1 })).toBe(1)
    expect(marksNeeded(threes, { target: 5, value: 5, weight: 3 }, 'plain')).toBe(6)
  })

  it('is exactly enough: one mark fewer is not', () => {
    const wanted = fc.record({
      target: fc.integer({ min: 2, max: 5 }),
      value: fc.integer({ min: 1, max: 5 }),
      weight: fc.integer({ min: 1, max: 10 }),
    })
    const few = fc.array(
      fc.record({ value: fc.integer({ min: 1, max: 5 }), weight: fc.integer({ min: 1, max: 10 }) }),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(few, wanted, anyKind, (found, goal, kind) => {
        const count = marksNeeded(found, goal, kind)
        const after = (more: number) =>
          forecastOf([...found, ...Array.from({ length: more }, () => goal)], kind) ?? 0
        if (count === undefined) expect(after(500)).toBeLessThan(goal.target)
        else {
          expect(after(count)).toBeGreaterThanOrEqual(goal.target)
          if (count > 0) expect(after(count - 1)).toBeLessThan(goal.target)
        }
      }),
    )
  })
})

describe('what a family reckons ahead', () => {
  const value = fc.constantFrom('5', '4', '3', '2', '4-', '3+', '.', 'н/а')
  const marks = fc.array(fc.record({ value, weight: fc.integer({ min: 0, max: 10 }) }), {
    maxLength: 12,
  })
  const wanted = fc.record({
    target: fc.integer({ min: 3, max: 5 }),
    value: fc.integer({ min: 3, max: 5 }),
    weight: fc.integer({ min: 1, max: 10 }),
  })

  it('is what the diary will show when the marks come', () => {
    fc.assert(
      fc.property(marks, wanted, fc.constantFrom(kras, sam), (found, goal, policies) => {
        const kind = leadingKind(policies['P-14'].value.average)
        const needed = marksNeeded(countedMarks(found), goal, kind)
        if (needed === undefined) return
        const shown = (more: number) =>
          forecastForFamily(
            policies,
            countedMarks([
              ...found,
              ...Array.from({ length: more }, () => ({ ...goal, value: String(goal.value) })),
            ]),
          ) ?? 0
        expect(shown(needed)).toBeGreaterThanOrEqual(goal.target)
        if (needed > 0) expect(shown(needed - 1)).toBeLessThan(goal.target)
      }),
    )
  })

  it('counts figures with their signs, no debts and no words', () => {
    expect(
      countedMarks(['5', '4-', '.', 'зач', '', '1000'].map((each) => ({ value: each, weight: 2 }))),
    ).toEqual([
      { value: 5, weight: 2 },
      { value: 4, weight: 2 },
    ])
  })
})

describe('what a family sees', () => {
  const averages = [500, 400, 300, 400, 500].map((hundredths) => ({ hundredths }))

  it('shows the average of the class where the policy says so and it hides the single pupil', () => {
    expect(classAverageForFamily(kras, averages)?.text).toBe('4.20')
    expect(classAverageForFamily(kras, averages.slice(1))).toBeUndefined()
    expect(classAverageForFamily(kras, [])).toBeUndefined()
    expect(classAverageForFamily(sam, averages)).toBeUndefined()
    expect(classAverageForFamily(mosc, averages)).toBeUndefined()
  })

  it('shows the forecast where the policy says so', () => {
    const marks = [
      { value: 5, weight: 1 },
      { value: 4, weight: 3 },
    ]
    expect(forecastForFamily(kras, marks)).toBe(4)
    expect(forecastForFamily(sam, marks)).toBe(5)
    expect(forecastForFamily(mosc, marks)).toBeUndefined()
  })
})
