import { roles, type Role } from '@zvonok/policy/roles'
import type { Caller } from '@zvonok/runtime/caller'

/** Everybody has notices of the own: nobody is named in a request, so no other's can be asked for. */
export const people: readonly Role[] = roles.filter((role) => role !== 'service')

export interface SchoolPerson {
  readonly schoolId: string
  readonly personId: string
}

/** Who the caller is in the schools of all the caller's grants. */
export const personsOf = (caller: Caller): SchoolPerson[] => {
  const persons = new Map<string, SchoolPerson>()
  for (const { schoolId, personId } of caller.grants) {
    if (schoolId === undefined) continue
    persons.set(`${schoolId} ${personId}`, { schoolId, personId })
  }
  return [...persons.values()]
}
