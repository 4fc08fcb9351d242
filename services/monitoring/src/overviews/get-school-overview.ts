import type {
  GetSchoolOverviewRequest,
  Overview,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { sql } from '@zvonok/runtime/postgres'
import type { Context } from '@zvonok/runtime/rpc'
import { checkId, checkSpan } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { schoolPath } from './path.ts'
import { overviewOf } from './rules.ts'
import { admit, log } from '../admission.ts'
import { listClasses, measure } from './store.ts'

export const getSchoolOverview =
  ({ db, clock, region }: Parts) =>
  async (request: GetSchoolOverviewRequest, { caller }: Context): Promise<Overview> => {
    const schoolId = checkId('schoolId', request.schoolId)
    const span = checkSpan(request)
    const years = { first: academicYearOf(span.from), last: academicYearOf(span.to) }
    return db.transaction({ schoolId }, async (tx) => {
      const admitted = await admit(tx, caller, schoolId)
      const [classes, measured] = await Promise.all([
        listClasses(tx, schoolId, years),
        measure(
          tx,
          {
            table: 'class_day',
            part: 'day.class_id',
            schools: sql`school_id = ${schoolId}`,
          },
          { ...span, now: clock.now() },
        ),
      ])
      log(tx, clock, admitted, { what: 'overview.school', subjectId: schoolId })
      return overviewOf(schoolPath(region, admitted.school), classes, measured)
    })
  }
