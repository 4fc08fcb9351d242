import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ListReadingsResponse } from '@zvonok/contracts/zvonok/monitoring/v1/readings'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'

export type Readings = Json<ListReadingsResponse>
export type Reading = Readings['readings'][number]

const pageSize = 100

export const readingsOf = (schoolId: string) =>
  infiniteQueryOptions({
    queryKey: ['readings', schoolId],
    queryFn: ({ pageParam, signal }) =>
      read<Readings>(`/api/schools/${schoolId}/readings`, {
        query: { before: pageParam === '' ? undefined : pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ readings }) =>
      readings.length < pageSize ? undefined : readings.at(-1)?.readingId,
  })
