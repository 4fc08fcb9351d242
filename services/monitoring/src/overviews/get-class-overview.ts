import type {
  ClassOverview,
  GetClassOverviewRequest,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { localDate } from '@zvonok/runtime/clock'
import { sql } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { checkId, checkSpan } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { listLessons } from './lesson-store.ts'
import { classPath } from './path.ts'
import { overviewOf } from './rules.ts'
import { admitToClass, log } from '../admission.ts'
import { findClass, measure } from './store.ts'

const earlier = (a: string, b: string): string => (a < b ? a : b)

export const getClassOverview =
  ({ db, clock, region }: Parts) =>
  async (request: GetClassOverviewRequest, { caller }: Context): Promise<ClassOverview> => {
    const schoolId = checkId('schoolId', request.schoolId)
    const classId = checkId('classId', request.classId)
    const span = checkSpan(request)
    return db.transaction({ schoolId }, async (tx) => {
      const admitted = await admitToClass(tx, caller, schoolId)
      if (!admitted.mayRead(classId)) throw forbidden('NOT_YOUR_CLASS')
      const { school } = admitted
      const today = localDate(clock, school.zone)
      const [found, measured, lessons] = await Promise.all([
        findClass(tx, { schoolId, classId }),
        measure(
          tx,
          {
            table: 'class_day',
            part: 'day.class_id',
            schools: sql`school_id = ${schoolId}`,
            classId,
          },
          { ...span, now: clock.now() },
        ),
        listLessons(tx, { schoolId, classId }, { from: span.from, to: earlier(span.to, today) }),
      ])
      if (found === undefined) throw notFound('class')
      log(tx, clock, admitted, { what: 'overview.class', subjectId: classId })
      return { overview: overviewOf(classPath(region, school, found), [], measured), lessons }
    })
  }
