import { queryOptions } from '@tanstack/react-query'
import type { Journal, ListJournalsResponse } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { keptOffline } from '../../offline/keeping.ts'
import type { Page } from '../marks/sheet.ts'

export type JournalEntry = Json<Journal>

/** Journals that the person may open in the school. */
export const journalsOf = (schoolId: string) =>
  queryOptions({
    queryKey: ['journals', schoolId],
    meta: keptOffline,
    queryFn: async ({ signal }) => {
      const path = `/api/schools/${schoolId}/journals`
      return (await read<Json<ListJournalsResponse>>(path, { signal })).journals
    },
  })

/** One course in one period, that of today when none is named; kept so that a reload without a network loses nothing. */
export const journalPageOf = (schoolId: string, courseId: string, period: string | undefined) =>
  queryOptions({
    queryKey: ['journal', courseId, 'page', period],
    queryFn: ({ signal }) =>
      read<Page>(`/api/schools/${schoolId}/journals/${courseId}`, {
        query: { periodId: period },
        signal,
      }),
    meta: keptOffline,
  })
