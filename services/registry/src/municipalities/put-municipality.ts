import {
  Municipality,
  MunicipalityChanged,
  PutMunicipalityRequest,
} from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Context } from '@zvonok/runtime/rpc'
import { regionActor } from '../access.ts'
import { createCheck } from '../check.ts'
import type { InRegion } from '../deps.ts'
import { record } from '../record.ts'
import { nextVersion } from '../version.ts'
import { lockMunicipality, saveMunicipality } from './store.ts'

export const putMunicipality =
  (deps: InRegion) =>
  async (request: PutMunicipalityRequest, context: Context): Promise<Municipality> => {
    const { regionId, clock } = deps
    const actor = regionActor(context.caller, regionId)
    const check = createCheck()
    const id = check.optionalId('municipalityId', request.municipalityId)
    const name = check.text('name', request.name, 200, 2)
    check.done()

    const decide = async (tx: Tx): Promise<Municipality> => {
      const before = id === undefined ? undefined : await lockMunicipality(tx, regionId, id)
      const version = nextVersion({
        what: 'municipality',
        id,
        expectedVersion: request.expectedVersion,
        before,
        describe: (now) => ({ name: now.name }),
      })
      const municipality = { municipalityId: id ?? newId(), name, version }
      await saveMunicipality(tx, regionId, municipality)
      record(
        tx,
        { clock, actor },
        {
          schoolId: regionId,
          message: MunicipalityChanged,
          event: { municipality },
          subject: 'municipality',
          id: municipality.municipalityId,
          version,
          before,
          after: municipality,
        },
      )
      return municipality
    }
    const asked = { request, requestType: PutMunicipalityRequest }
    return command(deps, context, asked, decide, Municipality)
  }
