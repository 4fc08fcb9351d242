import type {
  ListSchoolsRequest,
  ListSchoolsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { Context } from '@zvonok/runtime/rpc'
import { isAuthority, maySeeSchool } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { toSchool } from './events.ts'
import { listSchoolRows } from './store.ts'

export const listSchools =
  ({ db }: Deps) =>
  async (request: ListSchoolsRequest, { caller }: Context): Promise<ListSchoolsResponse> => {
    const check = createCheck()
    const municipalityId = check.optionalId('municipalityId', request.municipalityId)
    check.done()
    const schoolIds = isAuthority(caller)
      ? undefined
      : caller.grants.flatMap((grant) => grant.schoolId ?? [])
    const schools = await db.read({ everySchool: true }, (read) =>
      listSchoolRows(read, { municipalityId, schoolIds }),
    )
    return { schools: schools.filter((school) => maySeeSchool(caller, school)).map(toSchool) }
  }
