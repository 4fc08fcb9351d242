import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { feature } from '@zvonok/runtime/rpc'
import { everyone } from '../access.ts'
import type { InRegion } from '../deps.ts'
import { listMunicipalities } from './list-municipalities.ts'
import { putMunicipality } from './put-municipality.ts'

export const municipalityFeature = (deps: InRegion) =>
  feature(
    MunicipalityServiceDefinition,
    {
      putMunicipality: putMunicipality(deps),
      listMunicipalities: listMunicipalities(deps),
    },
    {
      putMunicipality: { roles: ['region-authority'] },
      listMunicipalities: { roles: everyone },
    },
  )
