import { queryOptions } from '@tanstack/react-query'
import type { ListClosingsResponse } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'

export type Closings = Json<ListClosingsResponse>
export type PeriodClosing = Closings['periods'][number]

export const closingsKey = (schoolId: string) => ['closings', schoolId] as const

export const closingsOf = (schoolId: string, year: number) =>
  queryOptions({
    queryKey: [...closingsKey(schoolId), year],
    queryFn: ({ signal }) =>
      read<Closings>(`/api/schools/${schoolId}/closings`, { query: { year }, signal }),
  })
