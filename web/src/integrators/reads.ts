import { queryOptions } from '@tanstack/react-query'
import type {
  Integrator,
  ListIntegratorsResponse,
} from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { regionKey } from '../region/reads.ts'

export const integratorsQuery = queryOptions({
  queryKey: [...regionKey, 'integrators'],
  queryFn: ({ signal }) => read<Json<ListIntegratorsResponse>>('/api/integrators', { signal }),
})

export type State = 'revoked' | 'ended' | 'planned' | 'active'

/** Where an integrator stands on the day. */
export const stateOf = ({ revokedAt, from, until }: Json<Integrator>, today: string): State => {
  if (revokedAt !== undefined) return 'revoked'
  if (until !== '' && until < today) return 'ended'
  return from > today ? 'planned' : 'active'
}
