import type { Role } from '@zvonok/policy/roles'
import { usePlace } from '../app/use-place.ts'

/** Who keeps which register; the services decide, pages only do not offer what they would refuse. */
const keepers = {
  rooms: ['school-admin', 'dispatcher'],
  subjects: ['school-admin', 'deputy-head', 'dispatcher'],
  workTypes: ['school-admin', 'deputy-head'],
  classes: ['school-admin', 'deputy-head', 'secretary'],
  groups: ['school-admin', 'deputy-head', 'dispatcher', 'class-teacher'],
  courses: ['school-admin', 'deputy-head'],
  staff: ['school-admin', 'director', 'secretary'],
  pupils: ['school-admin', 'secretary', 'class-teacher'],
  imports: ['school-admin'],
} as const satisfies Record<string, readonly Role[]>

export type KeptRegister = keyof typeof keepers

/** Whether the person may change a register of the school that is open. */
export const useKeeps = (register: KeptRegister): boolean => {
  const roles = usePlace()?.roles ?? []
  const allowed: readonly Role[] = keepers[register]
  return allowed.some((role) => roles.includes(role))
}
