import { presets } from '@zvonok/policy/presets'
import { resolve, type Policies } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { decideAbsence, type AttendanceState } from './rules.ts'

const policiesOf = (id: string): Policies => {
  const preset = presets.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return resolve(preset, [], '2026-11-10')
}

const pupil = {
  isInClass: true,
  isInGroup: true,
  studyForm: 'STUDY_FORM_FULL_TIME',
  enrolledOn: '2026-09-01',
  leftOn: undefined,
}
const standing = {
  code: 'УП',
  kind: 'excused' as const,
  version: 1,
  setBy: 'Иванова М. П.',
  setAt: new Date('2026-11-10T08:00:00Z'),
}

const decide = (
  code: string,
  state: Partial<AttendanceState> = {},
  { version = 0, preset = 'samara' } = {},
) =>
  decideAbsence(
    policiesOf(preset),
    '2026-11-10',
    { pupilId: 'pupil', code, version },
    { pupil, absence: undefined, mark: '', ...state },
  )

describe('deciding an absence', () => {
  it.each([
    ['samara', 'уп', 'УП', 'excused'],
    ['samara', 'ОП', 'ОП', 'late'],
    ['krasnoyarsk', 'Н', 'н', 'unexcused'],
    ['moscow-oblast', 'н', 'Н', 'unknown'],
  ])('%s: «%s» is stored as «%s»', (preset, typed, code, kind) => {
    expect(decide(typed, {}, { preset })).toMatchObject({ code, kind, version: 1 })
  })

  it.each([
    ['an unknown code', 'н', {}, 'ABSENCE_CODE_UNKNOWN', 'code'],
    ['a stranger', 'УП', { pupil: undefined }, 'PUPIL_NOT_IN_COURSE', 'pupilId'],
    ['a pupil with a mark', 'УП', { mark: '5' }, 'PUPIL_HAS_MARK', 'code'],
    ['another’s change', 'НП', { absence: standing }, 'CHANGED_BY_ANOTHER', 'version'],
  ])('refuses %s', (_, code, state, reason, field) => {
    expect(decide(code, state)).toMatchObject({ reason, field })
  })

  it('takes lateness beside a mark', () => {
    expect(decide('ОП', { mark: '5' })).toMatchObject({ kind: 'late' })
  })

  it('removes with no code, and counts the same code as no change', () => {
    const absence = standing
    expect(decide('', { absence }, { version: 1 })).toMatchObject({ code: '', version: 2 })
    expect(decide('УП', { absence }, { version: 1 })).toMatchObject({ isChange: false, version: 1 })
    expect(decide('', { absence })).toMatchObject({ kind: 'conflict' })
    expect(decide('')).toMatchObject({ isChange: false, version: 0 })
  })
})
