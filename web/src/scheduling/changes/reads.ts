import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  BulkChange,
  BulkChangePreview,
  Change,
  ListChangesResponse,
} from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import type { ChangeKind } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { command, read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { enumName, type EnumName } from '../../school/enum-name.ts'

export type ChangeEntry = Json<Change>
export type Preview = Json<BulkChangePreview>
export type KindName = EnumName<'CHANGE_KIND', ChangeKind>
export type BulkKind = Extract<KindName, 'CANCELLED' | 'TEACHER_REPLACED'>

/** A bulk change as it is sent: its school is in the address. */
export type BulkRequest = Omit<Json<BulkChange>, 'kind' | 'schoolId'> & {
  readonly kind: BulkKind
}

const pageSize = 50

export const kindOf = ({ kind }: ChangeEntry): KindName => enumName('CHANGE_KIND', kind)

export const changesOf = (schoolId: string) =>
  infiniteQueryOptions({
    queryKey: ['changes', schoolId],
    initialPageParam: '',
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: pageSize, before: pageParam === '' ? undefined : pageParam }
      const path = `/api/schools/${schoolId}/changes`
      return (await read<Json<ListChangesResponse>>(path, { query, signal })).changes
    },
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.changeId),
  })

export const previewChange = (schoolId: string, change: BulkRequest): Promise<Preview> =>
  command('POST', `/api/schools/${schoolId}/changes/preview`, { body: { change } })

export const applyChange = (schoolId: string, change: BulkRequest): Promise<ChangeEntry> =>
  command('POST', `/api/schools/${schoolId}/changes`, { body: { change } })
