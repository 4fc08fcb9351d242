import type { IssueCredentialsResponse } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type {
  JournalLesson,
  ListJournalsResponse,
  JournalPage,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { get, send } from './session.ts'
import type { Session } from './session.ts'

export interface Teacher {
  readonly personId: string
  readonly username: string
  /** Temporary until the first sign-in. */
  readonly password: string
}

/** One cell of a journal and the version it stands at; 0 when it is empty. */
export interface Cell {
  readonly lessonId: string
  readonly pupilId: string
  readonly date: string
  version: number
  /** Asked to change and not answered yet: whoever writes now would not know the version. */
  isAsked?: boolean
}

/** A pupil of a lesson whose attendance may be set: nobody with a mark or an absence in it. */
export interface Seat {
  readonly lessonId: string
  readonly pupilId: string
  readonly code: string
  version: number
}

export interface OpenJournal {
  readonly courseId: string
  readonly cells: readonly Cell[]
  readonly seats: readonly Seat[]
}

/** New passwords for the teachers, printed once. */
export const issuePasswords = async (
  admin: Session,
  schoolId: string,
  personIds: readonly string[],
): Promise<Teacher[]> => {
  const { credentials } = await send<IssueCredentialsResponse>(
    admin,
    'POST',
    `/schools/${schoolId}/accounts`,
    { personIds },
  )
  return credentials.map(({ personId, username, password }) => ({ personId, username, password }))
}

const key = (lessonId: string, pupilId: string): string => `${lessonId} ${pupilId}`

const keysOf = (all: readonly { lessonId: string; pupilId: string }[] | undefined): Set<string> =>
  new Set(all?.map(({ lessonId, pupilId }) => key(lessonId, pupilId)))

/** Who sits in which lesson up to today. */
const placesOf = (page: JournalPage, isOpen: (lesson: JournalLesson) => boolean) =>
  (page.lessons ?? [])
    .filter((lesson) => isOpen(lesson) && !lesson.isCancelled && lesson.date <= page.today)
    .flatMap(({ lessonId, date }) =>
      (page.pupils ?? [])
        .filter(({ from, until }) => from <= date && (!until || date <= until))
        .map(({ pupilId, takesMarks }) => ({ lessonId, pupilId, date, takesMarks })),
    )

const seatsOf = (page: JournalPage): Seat[] => {
  const taken = keysOf([...(page.marks ?? []), ...(page.absences ?? [])])
  const code = page.absenceCodes?.[0]?.code ?? ''
  return placesOf(page, (lesson) => lesson.isAttendanceEditable)
    .filter(({ lessonId, pupilId }) => !taken.has(key(lessonId, pupilId)))
    .filter((_, at) => at % 20 === 0)
    .map(({ lessonId, pupilId }) => ({ lessonId, pupilId, code, version: 0 }))
}

const cellsOf = (page: JournalPage, seats: readonly Seat[]): Cell[] => {
  const absent = keysOf([...(page.absences ?? []), ...seats])
  const versions = new Map(
    page.marks
      ?.filter(({ workNumber }) => workNumber === 1)
      .map((mark) => [key(mark.lessonId, mark.pupilId), mark.version]),
  )
  return placesOf(page, (lesson) => lesson.isEditable)
    .filter(
      ({ lessonId, pupilId, takesMarks }) => takesMarks && !absent.has(key(lessonId, pupilId)),
    )
    .map(({ lessonId, pupilId, date }) => ({
      lessonId,
      pupilId,
      date,
      version: versions.get(key(lessonId, pupilId)) ?? 0,
    }))
}

/** The journals of a teacher, with the cells a mark may be put into today. */
export const openJournals = async (teacher: Session, schoolId: string): Promise<OpenJournal[]> => {
  const path = `/schools/${schoolId}/journals`
  const { journals } = await get<ListJournalsResponse>(teacher, `${path}?onlyMine=true`)
  const opened: OpenJournal[] = []
  for (const { courseId } of journals.filter(({ isMine }) => isMine)) {
    const page = await get<JournalPage>(teacher, `${path}/${courseId}`)
    const seats = seatsOf(page)
    opened.push({ courseId, seats, cells: page.isGraded ? cellsOf(page, seats) : [] })
  }
  return opened
}
