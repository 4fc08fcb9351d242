import type { GetSetupRequest, Setup } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { localDate } from '@zvonok/runtime/clock'
import type { Context } from '@zvonok/runtime/rpc'
import { readers } from '../access.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from './allow.ts'
import { countSetup } from './store.ts'

export const getSetup =
  ({ db, clock }: Deps) =>
  async ({ schoolId }: GetSetupRequest, { caller }: Context): Promise<Setup> => {
    const over = ['region-authority', 'municipal-authority'] as const
    const { year, zone } = await allowInOrOver(db, caller, schoolId, readers, over)
    const today = localDate(clock, zone)
    return db.read({ schoolId }, (read) => countSetup(read, schoolId, { year, today }))
  }
