import { queryOptions } from '@tanstack/react-query'
import type { FinalsPage } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'

export type FinalsData = Json<FinalsPage>
export type FinalRow = FinalsData['rows'][number]

export const finalsPath = (schoolId: string, courseId: string): string =>
  `/api/schools/${schoolId}/journals/${courseId}/finals`

/** Under the journal's key: a new mark changes the averages. */
export const finalsOf = (schoolId: string, courseId: string, periodId: string | undefined) =>
  queryOptions({
    queryKey: ['journal', courseId, 'finals', periodId],
    queryFn: ({ signal }) =>
      read<FinalsData>(finalsPath(schoolId, courseId), { query: { periodId }, signal }),
  })
