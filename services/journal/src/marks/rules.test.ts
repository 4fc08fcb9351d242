import { presets } from '@zvonok/policy/presets'
import { resolve, type Policies } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { decideMark, type CellState, type WantedMark } from './rules.ts'

const policiesOf = (id: string): Policies => {
  const preset = presets.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return resolve(preset, [], '2026-11-10')
}

const course = {
  date: '2026-11-10',
  grade: 5,
  subjectName: 'Математика',
  isUngraded: false,
}
const pupil = {
  isInClass: true,
  isInGroup: true,
  studyForm: 'STUDY_FORM_FULL_TIME',
  enrolledOn: '2026-09-01',
  leftOn: undefined,
}
const empty: CellState = { pupil, mark: undefined, absence: undefined }
const standing = {
  value: '4',
  comment: 'хорошо',
  version: 2,
  setBy: 'Иванова М. П.',
  setAt: new Date('2026-11-10T08:00:00Z'),
}
const five: WantedMark = {
  pupilId: 'pupil',
  workNumber: 1,
  value: '5',
  comment: '',
  expectedVersion: 0,
}

const decide = (
  wanted: Partial<WantedMark> = {},
  cell: Partial<CellState> = {},
  more: Partial<typeof course> = {},
  preset = 'krasnoyarsk',
) =>
  decideMark(
    policiesOf(preset),
    { ...course, ...more },
    [{ number: 1 }],
    { ...five, ...wanted },
    { ...empty, ...cell },
  )

describe('deciding a mark', () => {
  it.each([
    ['5', '5'],
    [' 3 ', '3'],
    ['.', '.'],
  ])('«%s» is stored as «%s»', (value, stored) => {
    expect(decide({ value })).toMatchObject({ value: stored, version: 1, isChange: true })
  })

  it('writes «К» where nothing is graded and in the Latin layout too', () => {
    expect(decide({ value: 'k' }, {}, { isUngraded: true })).toMatchObject({ value: 'К' })
    expect(decide({ value: 'К' }, {}, { grade: 2, subjectName: 'Английский язык' })).toMatchObject({
      value: 'К',
    })
    expect(decide({ value: 'К' }, {}, { grade: 1 }, 'krasnoyarsk-lyceum10')).toMatchObject({
      value: 'К',
    })
  })

  it.each([
    ['outside the scale', { value: '6' }, {}, {}, 'MARK_OUTSIDE_SCALE', 'value'],
    ['empty', { value: '' }, {}, {}, 'MARK_OUTSIDE_SCALE', 'value'],
    ['with a sign', { value: '5-' }, {}, {}, 'MARK_WITH_SIGN', 'value'],
    ['in grade 1', {}, {}, { grade: 1 }, 'GRADE_1_UNMARKED', 'value'],
    ['without attestation', {}, {}, { isUngraded: true }, 'LESSON_UNMARKED', 'value'],
    ['for a work that is not there', { workNumber: 2 }, {}, {}, 'WORK_NOT_FOUND', 'workNumber'],
    ['of a stranger', {}, { pupil: undefined }, {}, 'PUPIL_NOT_IN_COURSE', 'pupilId'],
    [
      'of an absent pupil',
      {},
      { absence: { code: 'н', kind: 'unexcused' } as const },
      {},
      'PUPIL_ABSENT',
      'value',
    ],
    ['over another’s', {}, { mark: standing }, {}, 'CHANGED_BY_ANOTHER', 'expectedVersion'],
  ])('refuses one %s', (_, wanted, cell, more, reason, field) => {
    expect(decide(wanted, cell, more)).toMatchObject({ reason, field })
  })

  it('takes one of a pupil who came late', () => {
    expect(decide({}, { absence: { code: 'ОП', kind: 'late' } })).toMatchObject({ version: 1 })
  })

  it('counts a changed comment as a change, the same cell as none', () => {
    const mark = standing
    const again = { value: '4', expectedVersion: 2 }
    expect(decide({ ...again, comment: 'хорошо' }, { mark })).toMatchObject({
      isChange: false,
      version: 2,
    })
    expect(decide({ ...again, comment: 'очень' }, { mark })).toMatchObject({
      isChange: true,
      version: 3,
      previousValue: '4',
    })
  })

  it('removes a mark of whoever has left, but not over another’s change', () => {
    const removal = { value: undefined, expectedVersion: 2 }
    const cell = { mark: standing, pupil: undefined }
    expect(decide(removal, cell)).toMatchObject({ value: '', comment: '', version: 3 })
    expect(decide({ ...removal, expectedVersion: 1 }, cell)).toMatchObject({ kind: 'conflict' })
    expect(decide({ value: undefined })).toMatchObject({ isChange: false, version: 0 })
  })
})
