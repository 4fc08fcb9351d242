import { queryOptions } from '@tanstack/react-query'
import type { DiaryFinals, DiarySubjects } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import type { DiaryDay, DiaryLesson, DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { read, type Query } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import type { ChildPlace } from '../app/places.ts'
import { keptOffline } from '../offline/keeping.ts'

export type Week = Json<DiaryWeek>
export type Day = Json<DiaryDay>
export type Lesson = Json<DiaryLesson>
export type Mark = Lesson['marks'][number]

type AnySubject = Json<DiarySubjects>['subjects'][number]

/** The diary always sends the mark with its date; only the contract's language can't say so. */
export type Subject = Omit<AnySubject, 'marks'> & {
  readonly marks: readonly { readonly date: string; readonly mark: Mark }[]
}
export type Subjects = Omit<Json<DiarySubjects>, 'subjects'> & {
  readonly subjects: readonly Subject[]
}
export type Finals = Json<DiaryFinals>
export type FinalsYear = Finals['years'][number]

/** All pages of one diary are read anew when its live topic speaks. */
export const diaryKey = (pupilId: string) => ['diary', pupilId] as const

const reading = <Answer>(child: ChildPlace, page: string, query: Query) =>
  queryOptions({
    queryKey: [...diaryKey(child.pupilId), page, query],
    queryFn: ({ signal }) =>
      read<Answer>(`/api/schools/${child.schoolId}/diary/${child.pupilId}/${page}`, {
        query,
        signal,
      }),
    meta: keptOffline,
  })

/** By its Monday, so that every day of a week is the same page. */
export const weekOf = (child: ChildPlace, monday: string) =>
  reading<Week>(child, 'week', { date: monday })

export const subjectsOf = (child: ChildPlace, periodId: string | undefined) =>
  reading<Subjects>(child, 'subjects', { periodId })

export const finalsOf = (child: ChildPlace) => reading<Finals>(child, 'finals', {})
