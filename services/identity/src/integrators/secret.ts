import { IntegratorSecret } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { WithAll } from '../deps.ts'
import { toIntegrator } from './rules.ts'
import type { IntegratorRow } from './rules.ts'

/** 256 bits that follow from the attempt: a repeated command shows the same, and nothing is stored. */
export const secretOf = ({ secrets }: WithAll, attempt: string): string =>
  secrets.random(attempt, 'integrator secret').toString('base64url')

/** Keycloak's path, and the embedded provider's. */
export const tokenUrlOf = ({ issuer }: Pick<WithAll, 'issuer'>): string =>
  `${issuer}/protocol/openid-connect/token`

export const toSecret = (
  deps: WithAll,
  row: IntegratorRow,
  clientSecret: string,
): IntegratorSecret => ({
  integrator: toIntegrator(row),
  clientSecret,
  tokenUrl: tokenUrlOf(deps),
})
