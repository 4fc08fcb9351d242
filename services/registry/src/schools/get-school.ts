import type { GetSchoolRequest, School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { Context } from '@zvonok/runtime/rpc'
import type { Deps } from '../deps.ts'
import { getVisibleSchool } from './allow.ts'
import { toSchool } from './events.ts'

export const getSchool =
  ({ db }: Deps) =>
  async ({ schoolId }: GetSchoolRequest, { caller }: Context): Promise<School> =>
    toSchool(await getVisibleSchool(db, caller, schoolId))
