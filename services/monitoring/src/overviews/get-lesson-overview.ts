import type {
  GetLessonOverviewRequest,
  LessonOverview,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { checkId } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { countMarks, findLesson } from './lesson-store.ts'
import { classPath } from './path.ts'
import { admitToClass, log } from '../admission.ts'
import { worksOf } from './rules.ts'

export const getLessonOverview =
  ({ db, clock, region }: Parts) =>
  async (request: GetLessonOverviewRequest, { caller }: Context): Promise<LessonOverview> => {
    const schoolId = checkId('schoolId', request.schoolId)
    const lessonId = checkId('lessonId', request.lessonId)
    return db.transaction({ schoolId }, async (tx) => {
      const admitted = await admitToClass(tx, caller, schoolId)
      const [found, marks] = await Promise.all([
        findLesson(tx, { schoolId, lessonId }),
        countMarks(tx, { schoolId, lessonId }),
      ])
      if (found === undefined) throw notFound('lesson')
      if (!admitted.mayRead(found.classId)) throw forbidden('NOT_YOUR_CLASS')
      const { classId, className, homework, expected, absences, works, ...lesson } = found
      log(tx, clock, admitted, { what: 'overview.lesson', subjectId: lessonId })
      return {
        lesson,
        homework,
        expected,
        works: worksOf(works, marks),
        absences: [...absences],
        path: classPath(region, admitted.school, { id: classId, name: className }),
      }
    })
  }
