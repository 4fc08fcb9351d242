import type {
  ListCoursesRequest,
  ListCoursesResponse,
} from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Context } from '@zvonok/runtime/rpc'
import { authorities, readers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { listCourseRows, toCourse } from './store.ts'

export const listCourses =
  ({ db }: Deps) =>
  async (request: ListCoursesRequest, { caller }: Context): Promise<ListCoursesResponse> => {
    const { schoolId, year } = request
    await allowInOrOver(db, caller, schoolId, readers, authorities)
    const check = createCheck()
    const classId = check.optionalId('classId', request.classId)
    check.done()
    const rows = await db.read({ schoolId }, (read) =>
      listCourseRows(read, schoolId, { year, classId }),
    )
    return { courses: rows.map(toCourse) }
  }
