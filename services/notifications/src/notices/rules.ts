import type { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import type { MarksPut, PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { Family } from './families.ts'
import type { Details } from './store.ts'
import type { Draft } from './teller.ts'

type Families = ReadonlyMap<string, Family>

/** Details as the reader's front end words them; what is empty is left out. */
export const worded = (details: Details): Details =>
  Object.fromEntries(Object.entries(details).filter(([, text]) => text !== ''))

/** A comment changed alone is no news. */
export const isNews = ({ value, previousValue }: PutMarkFact): boolean => value !== previousValue

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(', ')

/** One notice per event and pupil, to the pupil and the parents [NTF-02]. */
export const markDrafts = (
  put: MarksPut,
  { eventId, subject }: { readonly eventId: string; readonly subject: string },
  families: Families,
): Draft[] => {
  const news = put.marks.filter(isNews)
  return [...families.values()].flatMap(({ pupilId, name, parentIds }) => {
    const marks = news.filter((mark) => mark.pupilId === pupilId)
    if (marks.length === 0) return []
    // «From 3 to 4, 5» would be said of a changed mark beside a new one: then only what stands now.
    const isOneStory = marks.every(({ previousValue }) => previousValue !== '')
    const details = worded({
      pupil: name,
      subject,
      value: joined(marks.map((mark) => mark.value)),
      previous: isOneStory ? joined(marks.map((mark) => mark.previousValue)) : '',
      work: joined([...new Set(marks.map((mark) => mark.workName))]),
      date: put.date,
      lesson: put.lessonId,
    })
    return [pupilId, ...parentIds].map((personId): Draft => ({
      schoolId: put.schoolId,
      personId,
      kind: 'mark',
      pupilId,
      // An empty value is the news that the mark was removed.
      details: { ...details, value: details['value'] ?? '' },
      about: `mark/${eventId}/${pupilId}`,
    }))
  })
}

/** Absent without a valid reason, or nobody knows why: the parents have to know [39 4.4.10, NTF-05]. */
export const isAlarming = (kind: string): boolean => kind === 'unexcused' || kind === 'unknown'

/** Told once per lesson and pupil, however often the attendance is written again. */
export const absenceDrafts = (
  put: AttendancePut,
  lesson: { readonly subject: string; readonly slot: string },
  families: Families,
): Draft[] =>
  put.absences
    .filter(({ kind }) => isAlarming(kind))
    .flatMap(({ pupilId, label, kind: absence }) => {
      const family = families.get(pupilId)
      if (family === undefined) return []
      const details = worded({
        pupil: family.name,
        subject: lesson.subject,
        value: label,
        absence,
        date: put.date,
        slot: lesson.slot,
        lesson: put.lessonId,
      })
      return family.parentIds.map((personId): Draft => ({
        schoolId: put.schoolId,
        personId,
        kind: 'absence',
        pupilId,
        details,
        about: `absence/${put.lessonId}/${pupilId}`,
      }))
    })

/** Only finals that this event set or changed [39 7.3, NTF-07]. */
export const finalDrafts = (
  put: FinalsPut,
  words: { readonly subject: string; readonly period: string },
  families: Families,
): Draft[] =>
  put.finals
    .filter(({ isNew, value }) => isNew && value !== '')
    .flatMap(({ pupilId, value, previousValue: previous }) => {
      const family = families.get(pupilId)
      if (family === undefined) return []
      const details = worded({ pupil: family.name, value, previous, ...words })
      return [pupilId, ...family.parentIds].map((personId): Draft => ({
        schoolId: put.schoolId,
        personId,
        kind: 'final',
        pupilId,
        details,
        about: `final/${put.courseId}/${put.periodId}/${put.version}/${pupilId}`,
      }))
    })
