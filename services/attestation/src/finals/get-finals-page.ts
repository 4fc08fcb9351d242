import type {
  FinalsPage,
  GetFinalsPageRequest,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { Context } from '@zvonok/runtime/grpc-server'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { loadPlace, toPage } from './page.ts'
import { findSheet, listRows } from './store.ts'

export const getFinalsPage =
  ({ db, clock }: Pick<Frame, 'db' | 'clock'>) =>
  async (request: GetFinalsPageRequest, { caller }: Context): Promise<FinalsPage> => {
    const { schoolId, courseId, periodId } = request
    if (!isId(courseId)) throw invalid('courseId', 'NOT_AN_ID')
    if (periodId !== '' && !isId(periodId)) throw invalid('periodId', 'NOT_AN_ID')
    return db.read({ schoolId }, async (read) => {
      const asked = { schoolId, courseId, periodId }
      const place = await loadPlace(read, { caller, clock }, asked)
      const [sheet, rows] = await Promise.all([
        findSheet(read, place.key),
        listRows(read, place.key, place.period, place.today),
      ])
      return toPage(place, caller, sheet, rows)
    })
  }
