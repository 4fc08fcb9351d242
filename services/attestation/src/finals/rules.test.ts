import { describe, expect, it } from '@jest/globals'
import { findPreset } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import type { Policies } from '@zvonok/policy/resolve'
import {
  adviseOn,
  choosePeriod,
  closesJournal,
  decideFinal,
  isForDeputyHead,
  whyTooEarly,
  whyUngraded,
} from './rules.ts'

const policiesOf = (preset: string): Policies => resolve(findPreset(preset)!, [], '2026-12-25')
const krasnoyarsk = policiesOf('krasnoyarsk')
const samara = policiesOf('samara')
const moscow = policiesOf('moscow-oblast')

const mark = (value: number, weight = 1, isWritten = false) => ({ value, weight, isWritten })

describe('advice on a final', () => {
  it('is empty without marks: no marks is not nought', () => {
    expect(adviseOn(krasnoyarsk, [])).toEqual({
      average: 0,
      marks: 0,
      writtenMarks: 0,
      suggested: '',
      warnings: ['TOO_FEW_MARKS', 'NO_WRITTEN_WORK'],
    })
  })

  it('is weighted or plain as the school has it (P-14)', () => {
    const marks = [mark(5, 3, true), mark(4), mark(3)]
    expect(adviseOn(krasnoyarsk, marks)).toMatchObject({
      average: 440,
      suggested: '4',
      warnings: [],
    })
    expect(adviseOn(samara, marks)).toMatchObject({ average: 400, suggested: '4' })
  })

  it('rounds halves up, exactly', () => {
    const marks = [mark(5, 1, true), mark(4), mark(4), mark(5)]
    expect(adviseOn(krasnoyarsk, marks)).toMatchObject({ average: 450, suggested: '5' })
  })

  it('warns of under three marks, and of no written work only where the policy wants it (P-11)', () => {
    expect(adviseOn(krasnoyarsk, [mark(5), mark(5), mark(5)]).warnings).toEqual(['NO_WRITTEN_WORK'])
    expect(adviseOn(moscow, [mark(5), mark(5), mark(5)]).warnings).toEqual([])
    expect(adviseOn(moscow, [mark(5), mark(5)]).warnings).toEqual(['TOO_FEW_MARKS'])
  })
})

describe('a final as typed', () => {
  const fifth = { grade: 5 }
  const decide = (policies: Policies, value: string, order = '') =>
    decideFinal(policies, fifth, { value, order })

  it('is a mark of the scale, a letter with its order, or nothing', () => {
    expect(decide(krasnoyarsk, ' 4 ', 'лишний')).toEqual({
      ok: true,
      value: { value: '4', order: '' },
    })
    expect(decide(krasnoyarsk, '')).toEqual({ ok: true, value: { value: '', order: '' } })
    expect(decide(krasnoyarsk, 'Б', ' № 12 от 20.12.2026 ')).toEqual({
      ok: true,
      value: { value: 'б', order: '№ 12 от 20.12.2026' },
    })
    expect(decide(moscow, 'н/а', '№ 12')).toMatchObject({ ok: true })
  })

  it.each([
    ['a letter without an order', krasnoyarsk, 'б', 'ORDER_REQUIRED', 'P-09'],
    ['a letter of another school', krasnoyarsk, 'н/а', 'FINAL_OUTSIDE_SCALE', 'P-15'],
    ['a mark outside the scale', moscow, '6', 'FINAL_OUTSIDE_SCALE', 'P-15'],
    ['a mark with a sign', moscow, '5-', 'FINAL_OUTSIDE_SCALE', 'P-15'],
  ])('is not %s', (_, policies, value, reason, policy) => {
    expect(decide(policies, value)).toMatchObject({ ok: false, reason, policy })
  })
})

describe('when finals may be set', () => {
  const period = { endsOn: '2026-12-30' }

  it('is from a week before the period ends', () => {
    expect(whyTooEarly(moscow, period, '2026-12-22')).toMatchObject({
      reason: 'FINALS_TOO_EARLY',
      details: { opensOn: '2026-12-23', endsOn: '2026-12-30', policy: 'P-10' },
    })
    expect(whyTooEarly(moscow, period, '2026-12-23')).toBeUndefined()
    expect(whyTooEarly(moscow, period, '2027-03-01')).toBeUndefined()
  })

  it('is never in grade 1 and for subjects without attestation', () => {
    expect(whyUngraded(moscow, { grade: 1 })).toMatchObject({
      reason: 'GRADE_1_UNMARKED',
      details: { policy: 'P-07' },
    })
    expect(whyUngraded(moscow, { grade: 5, withoutAttestation: true })).toMatchObject({
      reason: 'FINAL_NOT_EXPECTED',
      details: { policy: 'P-08', ground: expect.stringContaining('Без аттестации') },
    })
    expect(whyUngraded(moscow, { grade: 5 })).toBeUndefined()
  })
})

describe('the period shown first', () => {
  const periods = [
    { periodId: 'one', startsOn: '2026-09-01' },
    { periodId: 'two', startsOn: '2026-11-02' },
  ]
  it.each([
    ['', '2026-10-28', 'one'],
    ['', '2026-11-02', 'two'],
    ['', '2026-08-25', 'one'],
    ['one', '2026-12-01', 'one'],
    ['other', '2026-12-01', undefined],
  ])('asked for %p on %s is %p', (asked, today, found) => {
    expect(choosePeriod(periods, asked, today)?.periodId).toBe(found)
  })
})

describe('who enters and what closes', () => {
  it('leaves part-time, family and home pupils to the deputy head in Samara (P-22)', () => {
    expect(isForDeputyHead(samara, 'STUDY_FORM_HOME')).toBe(true)
    expect(isForDeputyHead(samara, 'STUDY_FORM_FULL_TIME')).toBe(false)
    expect(isForDeputyHead(moscow, 'STUDY_FORM_HOME')).toBe(false)
  })

  it('closes the journal when everyone who stayed has a final, where P-13 says so', () => {
    const row = (value: string, hasLeft = false) => ({ value, hasLeft })
    expect(closesJournal(moscow, [row('5'), row('', true)])).toBe(true)
    expect(closesJournal(moscow, [row('5'), row('')])).toBe(false)
    expect(closesJournal(moscow, [row('5', true)])).toBe(false)
    expect(closesJournal(krasnoyarsk, [row('5')])).toBe(false)
  })
})
