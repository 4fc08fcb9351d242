import type {
  ListClosingsRequest,
  ListClosingsResponse,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { localDate } from '@zvonok/runtime/clock'
import type { Context } from '@zvonok/runtime/grpc-server'
import { notFound } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitToClosings, closingReaders, mayClose } from '../access.ts'
import { policiesOn } from '../replicas/policies.ts'
import { toClosings } from './page.ts'
import { whyNothingCloses } from './rules.ts'
import { findSchool, listPeriods } from './store.ts'

export const listClosings =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>) =>
  async (
    { schoolId, year }: ListClosingsRequest,
    { caller }: Context,
  ): Promise<ListClosingsResponse> => {
    admitToClosings(caller, schoolId, closingReaders, 'school')
    return db.read({ schoolId }, async (read) => {
      const [school, periods] = await Promise.all([
        findSchool(read, schoolId),
        listPeriods(read, { schoolId, year }),
      ])
      if (school === undefined) throw notFound('school')
      const today = localDate(clock, school.zone)
      const policies = policiesOn(school, today)
      return {
        periods: await toClosings(read, school, periods, { policies, today }),
        mayChange: mayClose(caller, schoolId),
        lockedReason: whyNothingCloses(policies)?.reason ?? '',
        ground: policies['P-13'].ground,
        today,
      }
    })
  }
