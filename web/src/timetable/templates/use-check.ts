import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type {
  ConflictKind,
  Template,
  TemplateReport,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { request } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { enumName, type EnumName } from '../../school/enum-name.ts'
import { useSchool } from '../../school/use-school.ts'
import type { Cell } from '../board/board.ts'

type Report = Json<TemplateReport>

export type Conflict = Omit<Report['conflicts'][number], 'kind'> & {
  readonly kind: EnumName<'CONFLICT_KIND', ConflictKind>
}

/** Asks the server what collides in these cells; soon after the last change, not at each. */
export const useCheck = (template: Json<Template>, cells: readonly Cell[]): readonly Conflict[] => {
  const { api, year } = useSchool()
  const [asked] = useDebouncedValue(cells, 120)
  const { templateId, bellsId, startsOn, endsOn } = template
  const query = useQuery({
    queryKey: ['template-check', templateId, asked],
    queryFn: async ({ signal }) => {
      const body = { year, bellsId, templateId, startsOn, endsOn, cells: asked }
      const report = await request<Report>('POST', `${api}/templates/check`, { body, signal })
      return report.conflicts.map((each) => ({
        ...each,
        kind: enumName('CONFLICT_KIND', each.kind),
      }))
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 30_000,
  })
  return query.data ?? []
}
