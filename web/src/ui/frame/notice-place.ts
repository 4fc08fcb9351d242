import type { Notice } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { Json } from '../../api/types.ts'
import type { Place } from '../../app/places.ts'

export interface NoticePlace {
  readonly to: string
  readonly search: Readonly<Record<string, string>>
  readonly hash?: string
}

const known = (search: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/**
 * The page a notice speaks of: the lesson in the child's week, the finals, or the teacher's journal.
 * Undefined when the person has no such page any more.
 */
export const placeOfNotice = (
  { kind, pupilId, schoolId, details }: Json<Notice>,
  places: readonly Place[],
): NoticePlace | undefined => {
  const { date, newDate, lesson, course } = details
  const theLesson = details['count'] === undefined ? lesson : undefined
  const child = places.find((place) => place.kind === 'child' && place.pupilId === pupilId)
  if (child !== undefined) {
    const diary = `/diary/${pupilId}`
    if (kind.endsWith('FINAL')) return { to: `${diary}/finals`, search: {} }
    const week = { to: `${diary}/week`, search: known({ date: newDate ?? date }) }
    return theLesson === undefined ? week : { ...week, hash: theLesson }
  }
  const school = places.find((place) => place.kind === 'school' && place.schoolId === schoolId)
  if (school === undefined) return undefined
  const journals = `/schools/${schoolId}/${school.year}/journals`
  if (course === undefined) return { to: journals, search: {} }
  return { to: `${journals}/${course}`, search: known({ lesson: theLesson }) }
}
