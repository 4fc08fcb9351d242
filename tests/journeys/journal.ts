import type { JournalPage, JournalMark } from '@zvonok/contracts/zvonok/journal/v1/journals'
import type { LessonPanel } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { DiaryLesson, DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { Person, Problem } from './person.ts'
import { eventually } from './platform.ts'

/** One cell of a journal, by its addresses. */
export interface Cell {
  readonly path: string
  readonly lessonId: string
  readonly pupilId: string
  readonly workNumber?: number
}

export const cellPath = ({ path, lessonId, pupilId, workNumber = 1 }: Cell): string =>
  `${path}/journal-lessons/${lessonId}/marks/${pupilId}/${workNumber}`

export interface TypedMark {
  readonly value: string
  readonly comment?: string
  readonly expectedVersion?: number
}

export const putMark = (teacher: Person, cell: Cell, mark: TypedMark): Promise<JournalMark> =>
  teacher.put<JournalMark>(cellPath(cell), mark)

export const refusedMark = (teacher: Person, cell: Cell, value: string): Promise<Problem> =>
  teacher.refused('PUT', cellPath(cell), { value })

/** The page of a journal once it has a lesson on the day: the journal hears of lessons from scheduling. */
export const openJournal = (
  reader: Person,
  path: string,
  courseId: string,
  date: string,
): Promise<JournalPage> =>
  eventually(async () => {
    const { status, body } = await reader.ask('GET', `${path}/journals/${courseId}`)
    if (status !== 200) return undefined
    const page = body as JournalPage
    return (page.lessons ?? []).some((lesson) => lesson.date === date) && page
  })

export const openLesson = (teacher: Person, path: string, lessonId: string): Promise<LessonPanel> =>
  teacher.get<LessonPanel>(`${path}/journal-lessons/${lessonId}`)

/** The week of a diary. */
export const openWeek = (
  reader: Person,
  path: string,
  pupilId: string,
  date: string,
): Promise<DiaryWeek> => reader.get<DiaryWeek>(`${path}/diary/${pupilId}/week?date=${date}`)

/** A lesson of the diary once it looks as wanted. */
export const diaryLesson = (
  reader: Person,
  { path, pupilId }: Pick<Cell, 'path' | 'pupilId'>,
  { date, lessonId }: { readonly date: string; readonly lessonId: string },
  isAsWanted: (lesson: DiaryLesson) => boolean = () => true,
): Promise<DiaryLesson> =>
  eventually(async () => {
    const week = await openWeek(reader, path, pupilId, date)
    const lesson = week.days
      .flatMap(({ lessons }) => lessons ?? [])
      .find((each) => each.lessonId === lessonId && each.movedTo === '')
    return lesson !== undefined && isAsWanted(lesson) && lesson
  })
