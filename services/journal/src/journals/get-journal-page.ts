import type {
  GetJournalPageRequest,
  GetJournalPageResponse,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { localDate } from '@zvonok/runtime/clock'
import { forbidden, notFound, precondition } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { mayReadJournal, maySeeSchool, staffActor } from '../access.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { policiesOn } from '../replicas/policies.ts'
import { pageBytes } from './page.ts'
import { choosePeriod } from './rules.ts'
import { getPage } from './page-store.ts'
import { findCourse } from './store.ts'

/** One course in one period, rendered once: the gateway passes the bytes on. */
export const getJournalPage =
  ({ db, clock }: Parts) =>
  async (request: GetJournalPageRequest, { caller }: Context): Promise<GetJournalPageResponse> => {
    const { schoolId, courseId, periodId } = request
    checkIds({ schoolId, courseId, ...(periodId === '' ? {} : { periodId }) })
    const { personId: actorId } = staffActor(caller, schoolId)
    return db.read({ schoolId }, async (read) => {
      const course = await findCourse(read, { schoolId, courseId, actorId })
      if (course === undefined || !maySeeSchool(caller, course)) throw notFound('course')
      if (!mayReadJournal(caller, course)) throw forbidden('NOT_YOUR_JOURNAL')
      const today = localDate(clock, course.zone)
      if (course.periods.length === 0) throw precondition('PERIODS_NOT_SET')
      const period = choosePeriod(course.periods, periodId, today)
      if (period === undefined) throw notFound('period')
      const page = await getPage(read, { schoolId, courseId }, period)
      const policies = policiesOn(course, today)
      return { body: pageBytes({ caller, course, period, page, policies, today }) }
    })
  }
