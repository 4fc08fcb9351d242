import type { GetLessonRequest, LessonPanel } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import type { Context } from '@zvonok/runtime/rpc'
import { staffActor } from '../access.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { getLessonFacts } from '../replicas/lesson-facts.ts'
import { allowReading } from '../replicas/reading.ts'
import { panelOf } from './panel.ts'
import { worksOrDefault } from './rules.ts'
import { findPlan, findRecord, findWorks, findWorkTypes } from './store.ts'

export const getLesson =
  ({ db, clock }: Parts) =>
  async ({ schoolId, lessonId }: GetLessonRequest, { caller }: Context): Promise<LessonPanel> => {
    checkIds({ schoolId, lessonId })
    const asked = { schoolId, lessonId }
    const { personId: actorId } = staffActor(caller, schoolId)
    return db.read({ schoolId }, async (read) => {
      const [, judged, record, works, workTypes, plan] = await Promise.all([
        allowReading(read, caller, asked),
        getLessonFacts(read, clock, { ...asked, actorId }),
        findRecord(read, asked),
        findWorks(read, asked),
        findWorkTypes(read, schoolId),
        findPlan(read, asked),
      ])
      return panelOf(caller, { judged, record, works: worksOrDefault(works, workTypes), plan })
    })
  }
