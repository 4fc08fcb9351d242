import type { IssueCredentialsResponse } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type {
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

export interface OpenJournal {
  readonly courseId: string
  readonly cells: readonly Cell[]
  /** Lessons whose attendance may be set, with everybody in them. */
  readonly attendance: readonly {
    readonly lessonId: string
    readonly pupilIds: readonly string[]
  }[]
}

/** New passwords for the teachers, printed once. */
export const issuePasswords = async (
  admin: Session,
  schoolId: string,
  personIds: readonly string[],
): Promise<Teacher[]> => {
  const { credentials = [] } = await send<IssueCredentialsResponse>(
    admin,
    'POST',
    `/schools/${schoolId}/accounts`,
    { personIds },
  )
  return credentials.map(({ personId, username, password }) => ({ personId, username, password }))
}

const key = (lessonId: string, pupilId: string): string => `${lessonId} ${pupilId}`

const cellsOf = (page: JournalPage): Cell[] => {
  const absent = new Set(page.absences?.map((each) => key(each.lessonId, each.pupilId)))
  const versions = new Map(
    page.marks
      ?.filter(({ workNumber }) => workNumber === 1)
      .map((mark) => [key(mark.lessonId, mark.pupilId), mark.version]),
  )
  return (page.lessons ?? [])
    .filter(({ isEditable, isCancelled, date }) => isEditable && !isCancelled && date <= page.today)
    .flatMap(({ lessonId, date }) =>
      (page.pupils ?? [])
        .filter(
          ({ takesMarks, from, until }) => takesMarks && from <= date && (!until || date <= until),
        )
        .filter(({ pupilId }) => !absent.has(key(lessonId, pupilId)))
        .map(({ pupilId }) => ({
          lessonId,
          pupilId,
          date,
          version: versions.get(key(lessonId, pupilId)) ?? 0,
        })),
    )
}

/** The journals of a teacher, with the cells a mark may be put into today. */
export const openJournals = async (teacher: Session, schoolId: string): Promise<OpenJournal[]> => {
  const path = `/schools/${schoolId}/journals`
  const { journals = [] } = await get<ListJournalsResponse>(teacher, `${path}?onlyMine=true`)
  const opened: OpenJournal[] = []
  for (const { courseId } of journals.filter(({ isMine }) => isMine)) {
    const page = await get<JournalPage>(teacher, `${path}/${courseId}`)
    const cells = page.isGraded ? cellsOf(page) : []
    const attendance = (page.lessons ?? [])
      .filter(({ isAttendanceEditable, date }) => isAttendanceEditable && date <= page.today)
      .map(({ lessonId }) => ({
        lessonId,
        pupilIds: (page.pupils ?? []).map((one) => one.pupilId),
      }))
    opened.push({ courseId, cells, attendance })
  }
  return opened
}
