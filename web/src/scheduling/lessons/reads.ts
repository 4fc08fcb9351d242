import { queryOptions } from '@tanstack/react-query'
import type {
  Lesson,
  LessonStatus,
  ListLessonsResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { read, type Query } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { enumName, type EnumName } from '../../school/enum-name.ts'

export type CalendarLesson = Json<Lesson>

export interface LessonsAsked extends Query {
  readonly from: string
  readonly to: string
  readonly classId?: string | undefined
  readonly teacherId?: string | undefined
  readonly roomId?: string | undefined
  readonly courseId?: string | undefined
}

export const statusOf = ({ status }: CalendarLesson): EnumName<'LESSON_STATUS', LessonStatus> =>
  enumName('LESSON_STATUS', status)

/** Everything read of the calendar is under one key: a change of one lesson may touch any view. */
export const calendarKey = (schoolId: string) => ['lessons', schoolId] as const

export const lessonsOf = (schoolId: string, asked: LessonsAsked) =>
  queryOptions({
    queryKey: [...calendarKey(schoolId), asked],
    queryFn: async ({ signal }) => {
      const path = `/api/schools/${schoolId}/lessons`
      return (await read<Json<ListLessonsResponse>>(path, { query: asked, signal })).lessons
    },
  })
