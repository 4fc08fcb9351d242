import type {
  CreateIntegratorRequest,
  Integrator,
} from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { invalid } from '@zvonok/runtime/refusal'
import { checkGrant } from '../grants/rules.ts'
import type { AskedGrant } from '../grants/rules.ts'

export interface IntegratorRow {
  readonly integratorId: string
  readonly grantId: string
  readonly clientId: string
  readonly name: string
  readonly role: string
  readonly municipalityId?: string | undefined
  readonly schoolId?: string | undefined
  readonly startsOn: string
  readonly endsOn?: string | undefined
  readonly createdAt: Date
  readonly secretAt: Date
  readonly usedAt?: Date | undefined
  readonly revokedAt?: Date | undefined
  readonly version: number
}

export const toIntegrator = (row: IntegratorRow): Integrator => ({
  integratorId: row.integratorId,
  name: row.name,
  clientId: row.clientId,
  role: row.role,
  municipalityId: row.municipalityId ?? '',
  schoolId: row.schoolId ?? '',
  from: row.startsOn,
  until: row.endsOn ?? '',
  createdAt: row.createdAt,
  secretAt: row.secretAt,
  usedAt: row.usedAt,
  revokedAt: row.revokedAt,
  version: row.version,
})

/** A machine only reads: no other role may ever be given to one [M 1.12]. */
export const checkIntegrator = (request: CreateIntegratorRequest): AskedGrant => {
  if (request.role !== 'inspector') throw invalid('role', 'ROLE_NOT_FOR_INTEGRATOR')
  const { name, ...rest } = request
  return checkGrant({ ...rest, holder: name, username: '' }, 'name')
}

/** `integrator-` and 60 bits in letters that survive a phone call. */
export const clientIdOf = (random: Buffer): string => {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz'
  const text = Array.from({ length: 12 }, (_, at) => letters.charAt((random[at] ?? 0) % 32))
  return `integrator-${text.join('')}`
}
