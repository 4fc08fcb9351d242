import { queryOptions } from '@tanstack/react-query'
import type {
  ClassOverview,
  LessonOverview as AnyLessonOverview,
  Overview as AnyOverview,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import type { Span } from './span.ts'

export type Overview = Json<AnyOverview>
export type Row = Overview['rows'][number]
export type OfClass = Json<ClassOverview>
export type LessonRow = OfClass['lessons'][number]
export type LessonOverview = Json<AnyLessonOverview>
export type PathStep = Overview['path'][number]

// Every read is logged for the school: nothing is read ahead, and what was read stays for a while.
const staleTime = 5 * 60_000

const reading = <Answer>(path: string, span: Span | undefined) =>
  queryOptions({
    queryKey: ['overview', path, span] as const,
    queryFn: ({ signal }) =>
      read<Answer>(path, { query: span === undefined ? {} : { ...span }, signal }),
    staleTime,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export const regionOverview = (span: Span) => reading<Overview>('/api/overview', span)

export const municipalityOverview = (municipalityId: string, span: Span) =>
  reading<Overview>(`/api/municipalities/${municipalityId}/overview`, span)

export const schoolOverview = (schoolId: string, span: Span) =>
  reading<Overview>(`/api/schools/${schoolId}/overview`, span)

export const classOverview = (schoolId: string, classId: string, span: Span) =>
  reading<OfClass>(`/api/schools/${schoolId}/classes/${classId}/overview`, span)

export const lessonOverview = (schoolId: string, lessonId: string) =>
  reading<LessonOverview>(`/api/schools/${schoolId}/lessons/${lessonId}/overview`, undefined)
