import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, pupilReaders, readers } from '../access.ts'
import type { WithSnils } from '../deps.ts'
import { listPupils } from './list-pupils.ts'
import { listStaff } from './list-staff.ts'
import { putPupil } from './put-pupil.ts'
import { putStaff } from './put-staff.ts'

export const personFeature = (deps: WithSnils) =>
  feature(
    PersonServiceDefinition,
    {
      listStaff: listStaff(deps),
      listPupils: listPupils(deps),
      putStaff: putStaff(deps),
      putPupil: putPupil(deps),
    },
    {
      listStaff: { roles: readers },
      listPupils: { roles: [...pupilReaders, 'class-teacher'] },
      putStaff: { roles: keepers.staff },
      putPupil: { roles: keepers.pupils },
    },
  )
