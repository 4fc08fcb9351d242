import { SchoolServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { feature } from '@zvonok/runtime/rpc'
import { everyone, readers } from '../access.ts'
import type { InRegion } from '../deps.ts'
import { createSchool } from './create-school.ts'
import { getSchool } from './get-school.ts'
import { getSetup } from './get-setup.ts'
import { listSchools } from './list-schools.ts'

export const schoolFeature = (deps: InRegion) =>
  feature(
    SchoolServiceDefinition,
    {
      createSchool: createSchool(deps),
      getSchool: getSchool(deps),
      listSchools: listSchools(deps),
      getSetup: getSetup(deps),
    },
    {
      createSchool: { roles: ['region-authority'] },
      getSchool: { roles: everyone },
      listSchools: { roles: everyone },
      getSetup: { roles: [...readers, 'region-authority', 'municipal-authority'] },
    },
  )
