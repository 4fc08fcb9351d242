import { queryOptions } from '@tanstack/react-query'
import type { ListMarkChangesResponse } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { markSubject, type Lesson, type Page, type Pupil } from '../marks/sheet.ts'

export type MarkChange = Json<ListMarkChangesResponse>['changes'][number]

/** The mark of one work in one cell. */
export interface MarkPlace {
  readonly page: Pick<Page, 'schoolId'>
  readonly lesson: Pick<Lesson, 'lessonId'>
  readonly pupil: Pick<Pupil, 'pupilId'>
  readonly work: number
}

/** A version is never changed afterwards, so what was read of it holds. */
export const markChangesOf = ({ page, lesson, pupil, work }: MarkPlace, version: number) => {
  const { lessonId } = lesson
  const { pupilId } = pupil
  return queryOptions({
    queryKey: ['mark-changes', markSubject(lessonId, pupilId, work), version],
    queryFn: ({ signal }) =>
      read<Json<ListMarkChangesResponse>>(
        `/api/schools/${page.schoolId}/journal-lessons/${lessonId}/marks/${pupilId}/${work}/changes`,
        { signal },
      ),
    staleTime: Infinity,
  })
}
