import { presets } from '@zvonok/policy/presets'
import { resolve, type Policies } from '@zvonok/policy/resolve'
import { describe, expect, it } from '@jest/globals'
import { periodIsClosed, whyChanged, whyClosed, whyNotHere, whyTooEarly } from './rules.ts'

const today = '2026-11-10'

const policiesOf = (id: string): Policies => {
  const preset = presets.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return resolve(preset, [], today)
}

const moscow = policiesOf('moscow-oblast')

describe('a lesson may be written', () => {
  const lesson = { date: today, isCancelled: false, finalsSet: false, periodClosed: false }

  it.each([
    ['moscow-oblast', '2026-10-27', undefined],
    ['moscow-oblast', '2026-10-26', 'EDIT_WINDOW_CLOSED'],
    ['samara', '2026-10-10', undefined],
    ['samara', '2026-10-09', 'EDIT_WINDOW_CLOSED'],
    ['krasnoyarsk', '2026-09-01', undefined],
    ['krasnoyarsk', '2026-05-20', 'EDIT_WINDOW_CLOSED'],
  ])('in %s, lesson of %s: %s', (preset, date, reason) => {
    expect(whyClosed(policiesOf(preset), { ...lesson, date }, today)?.reason).toBe(reason)
  })

  it('not when cancelled, and not after the finals where they close the journal', () => {
    expect(whyClosed(moscow, { ...lesson, isCancelled: true }, today)?.reason).toBe(
      'LESSON_CANCELLED',
    )
    expect(whyClosed(moscow, { ...lesson, finalsSet: true }, today)).toMatchObject({
      reason: 'PERIOD_CLOSED',
      details: { policy: 'P-13', ground: expect.any(String) },
    })
    expect(whyClosed(policiesOf('krasnoyarsk'), { ...lesson, finalsSet: true }, today)).toBe(
      undefined,
    )
    expect(periodIsClosed(moscow, { finalsSet: true, periodClosed: false })).toBe(true)
    expect(periodIsClosed(moscow, lesson)).toBe(false)
  })

  it.each([
    ['samara', 'PERIOD_CLOSED'],
    ['moscow-oblast', 'PERIOD_CLOSED'],
    ['krasnoyarsk', undefined],
  ])('in %s, a period closed by the school: %s', (preset, reason) => {
    const closed = { ...lesson, periodClosed: true }
    const barrier = whyClosed(policiesOf(preset), closed, today)
    expect(barrier?.reason).toBe(reason)
    expect(barrier?.details['closedBy']).toBe(reason === undefined ? undefined : 'school')
    expect(periodIsClosed(policiesOf(preset), closed)).toBe(reason !== undefined)
  })

  it('after the finals where only the school closes the period', () => {
    expect(whyClosed(policiesOf('samara'), { ...lesson, finalsSet: true }, today)).toBe(undefined)
  })

  it('marked from its own day on', () => {
    expect(whyTooEarly(lesson, today)).toBe(undefined)
    expect(whyTooEarly({ ...lesson, date: '2026-11-11' }, today)?.reason).toBe('LESSON_IN_FUTURE')
  })
})

describe('a pupil has records in a lesson', () => {
  const pupil = {
    isInClass: true,
    isInGroup: true,
    studyForm: 'STUDY_FORM_FULL_TIME',
    enrolledOn: '2026-09-01',
    leftOn: undefined,
  }

  it.each([
    ['in the course', {}, undefined],
    ['of another class', { isInClass: false }, 'PUPIL_NOT_IN_COURSE'],
    ['of another group', { isInGroup: false }, 'PUPIL_NOT_IN_COURSE'],
    ['who came later', { enrolledOn: '2026-11-11' }, 'PUPIL_NOT_IN_COURSE'],
    ['who came that day', { enrolledOn: today }, undefined],
    ['on the last day', { leftOn: today }, undefined],
    ['who left the day before', { leftOn: '2026-11-09' }, 'PUPIL_NOT_IN_COURSE'],
    ['taught at home', { studyForm: 'STUDY_FORM_HOME' }, 'PUPIL_TAUGHT_ELSEWHERE'],
    ['taught in the family', { studyForm: 'STUDY_FORM_FAMILY' }, 'PUPIL_TAUGHT_ELSEWHERE'],
    ['part-time', { studyForm: 'STUDY_FORM_PART_TIME' }, undefined],
  ])('%s', (_, more, reason) => {
    expect(whyNotHere(moscow, { ...pupil, ...more }, today)?.reason).toBe(reason)
  })

  it('not when unknown', () => {
    expect(whyNotHere(moscow, undefined, today)?.reason).toBe('PUPIL_NOT_IN_COURSE')
  })
})

describe('the second writer', () => {
  const standing = { version: 3, setBy: 'Иванова М. П.', setAt: new Date('2026-11-10T08:00:00Z') }

  it('passes with the version that stands, 0 where nothing does', () => {
    expect(whyChanged(3, standing, '5')).toBe(undefined)
    expect(whyChanged(0, undefined, '')).toBe(undefined)
  })

  it('else sees what is there now', () => {
    expect(whyChanged(2, standing, '5')?.details).toEqual({
      value: '5',
      setBy: 'Иванова М. П.',
      setAt: '2026-11-10T08:00:00.000Z',
      version: '3',
    })
    expect(whyChanged(1, undefined, '')?.details).toMatchObject({ version: '0', setBy: '' })
  })
})
