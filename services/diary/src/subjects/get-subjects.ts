import type {
  DiarySubjects,
  GetSubjectsRequest,
  GetSubjectsResponse,
} from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { localDate } from '@zvonok/runtime/clock'
import { notFound, precondition } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { allowReading } from '../allow-reading.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { policiesOn } from '../policies.ts'
import { choosePeriod, isListed, siblingsOf, subjectOf, toPeriod } from './rules.ts'
import { findHead, getBody } from './store.ts'

export const getSubjects =
  ({ db, clock }: Parts) =>
  async (request: GetSubjectsRequest, { caller }: Context): Promise<GetSubjectsResponse> => {
    const { schoolId, pupilId, periodId } = request
    checkIds({ schoolId, pupilId, ...(periodId === '' ? {} : { periodId }) })
    await allowReading(db, caller, request)
    return db.read({ schoolId }, async (read) => {
      const head = await findHead(read, request)
      if (head === undefined) throw notFound('pupil')
      const today = localDate(clock, head.zone)
      const period = choosePeriod(head, periodId, today)
      if (period === undefined) {
        throw periodId === '' ? precondition('PERIODS_NOT_SET') : notFound('period')
      }
      const policies = policiesOn(head, today)
      const showsClass = policies['P-27'].value.classAverage
      const body = await getBody(read, request, period, { showsClass, leftOn: head.leftOn })
      const page: DiarySubjects = {
        pupilId,
        period: toPeriod(period),
        periods: siblingsOf(head, period).map(toPeriod),
        subjects: body.subjects.filter(isListed).map((row) => subjectOf(row, policies)),
        missed: body.missed,
        missedUnexcused: body.missedUnexcused,
        late: body.late,
        averageKind: policies['P-14'].value.average,
      }
      return { body: Buffer.from(JSON.stringify(page)) }
    })
  }
