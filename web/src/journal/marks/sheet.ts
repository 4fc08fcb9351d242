import type {
  JournalLesson,
  JournalPage,
  JournalPupil,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import type { Json } from '../../api/types.ts'

export type Page = Json<JournalPage>
export type Pupil = Json<JournalPupil>
export type Lesson = Json<JournalLesson>

/** One place that is written and versioned by itself: a mark of a work, or the attendance. */
export type Subject = string

export const markSubject = (lessonId: string, pupilId: string, work: number): Subject =>
  `mark/${lessonId}/${pupilId}/${work}`

export const absenceSubject = (lessonId: string, pupilId: string): Subject =>
  `absence/${lessonId}/${pupilId}`

export const rollSubject = (lessonId: string): Subject => `roll/${lessonId}`

/** A pupil's attendance of the lesson, or that of everybody. */
export const isAttendanceOf = (lessonId: string, subject: Subject): boolean =>
  subject === rollSubject(lessonId) || subject.startsWith(`absence/${lessonId}/`)

/** What stands in a subject; the empty value is a removed mark or a pupil present. */
export interface Entry {
  readonly value: string
  readonly comment: string
  readonly version: number
}

export const noEntry: Entry = { value: '', comment: '', version: 0 }

/** The page's records by subject. */
export const entriesOf = (page: Page): ReadonlyMap<Subject, Entry> => {
  const entries = new Map<Subject, Entry>()
  for (const { lessonId, pupilId, workNumber, value, comment, version } of page.marks)
    entries.set(markSubject(lessonId, pupilId, workNumber), { value, comment, version })
  for (const { lessonId, pupilId, code, version } of page.absences)
    entries.set(absenceSubject(lessonId, pupilId), { value: code, comment: '', version })
  return entries
}

/** Where a cell stands in the grid. Row -1 is the heads of the lessons. */
export interface At {
  readonly row: number
  readonly column: number
}

export const cellKey = (lessonId: string, pupilId: string): string => `${lessonId}/${pupilId}`

/** Whether the pupil was of this journal on the day of the lesson. */
export const isEnrolled = (pupil: Pupil, date: string): boolean =>
  pupil.from <= date && (pupil.until === '' || date <= pupil.until)

export interface Locked {
  readonly reason: string
  readonly ground: string
}

/** What of a cell is to be written: attendance has writers of its own, such as the class teacher. */
export type Part = 'marks' | 'attendance'

/** Why nothing may be written here; undefined where it may. */
export const lockOf = (
  lesson: Lesson,
  pupil: Pupil,
  today: string,
  part: Part = 'marks',
): Locked | undefined => {
  if (!isEnrolled(pupil, lesson.date)) return { reason: 'PUPIL_NOT_ENROLLED', ground: '' }
  const isOpen = part === 'marks' ? lesson.isEditable : lesson.isAttendanceEditable
  // A topic may be planned ahead, a mark may not: such a lesson counts as open, and yet is not.
  const isEarly = lesson.date > today && !lesson.isCancelled
  if (isEarly && lesson.isEditable) return { reason: 'LESSON_IN_FUTURE', ground: '' }
  if (isOpen) return undefined
  const reason = lesson.lockedReason === '' ? 'READ_ONLY' : lesson.lockedReason
  return { reason, ground: lesson.lockedGround }
}

/** The column a teacher wants first: today's lesson, else the last one held, else the first. */
export const firstColumn = (page: Pick<Page, 'lessons' | 'today'>): number => {
  const held = page.lessons.findLastIndex((lesson) => lesson.date <= page.today)
  const today = page.lessons.findIndex((lesson) => lesson.date === page.today)
  return Math.max(0, today === -1 ? held : today)
}
