import type {
  ListMunicipalitiesRequest,
  ListMunicipalitiesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { InRegion } from '../deps.ts'
import { listMunicipalityRows } from './store.ts'

export const listMunicipalities =
  ({ db, regionId }: InRegion) =>
  async (_request: ListMunicipalitiesRequest): Promise<ListMunicipalitiesResponse> => ({
    municipalities: await db.read({ everySchool: true }, (read) =>
      listMunicipalityRows(read, regionId),
    ),
  })
