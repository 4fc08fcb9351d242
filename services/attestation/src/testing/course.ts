import {
  FinalReadServiceDefinition,
  FinalServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { NewFinal } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { MarksPut } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { PutMarkFact } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { teacher } from '@zvonok/testing/callers'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import type { Box } from '@zvonok/testing/service-box'

export interface CourseOf {
  readonly preset?: string
  readonly className?: string
  readonly isUngraded?: boolean
}

/** A course of a class with Anna and Boris, its teacher and its class teacher. */
export const openCourse = async (box: Box, of: CourseOf = {}) => {
  const school = await new SchoolTeller(box, of.preset).open()
  const { schoolId, periodIds } = school
  const [teacherId, classTeacherId] = [newId(), newId()]
  const classId = await school.schoolClass(of.className ?? '5А', PeriodKind.QUARTER, classTeacherId)
  const subjectId = await school.subject('Математика', of.isUngraded)
  const course = { classId, subjectId, teacherId }
  const courseId = await school.course(course)
  const named = (surname: string) => ({ name: { surname, givenName: 'А', patronymic: '' } })
  const boris = await school.pupil(classId, StudyForm.FULL_TIME, named('Борисов'))
  const anna = await school.pupil(classId, StudyForm.FULL_TIME, named('Аннина'))
  const caller = teacher({ schoolId, personId: teacherId })

  /** Marks of one work of a lesson; the lesson itself is told by scheduling, or not. */
  const marks = async (
    date: string,
    values: Readonly<Record<string, string>>,
    more: Partial<PutMarkFact> & { readonly lessonId?: string } = {},
  ): Promise<string> => {
    const lessonId = more.lessonId ?? newId()
    const fact = { workNumber: 1, previousValue: '', comment: '', weight: 1, workName: 'Работа' }
    const facts = Object.entries(values).map(([pupilId, value]) => ({
      ...fact,
      isWritten: false,
      version: 1,
      ...more,
      pupilId,
      value,
    }))
    const event = { schoolId, lessonId, courseId, classId, subjectId, date, marks: facts }
    const about = { schoolId, subjectId: lessonId }
    await box.deliver(MarksPut, { ...event, setAt: box.clock.now() }, about)
    return lessonId
  }
  const putting = (
    finals: readonly (Partial<NewFinal> & Pick<NewFinal, 'pupilId' | 'value'>)[],
    quarter = 2,
  ) => ({
    schoolId,
    courseId,
    periodId: periodIds[quarter - 1] ?? '',
    finals: finals.map((final) => ({ expectedVersion: 0, order: '', ...final })),
  })
  const page = (as: Caller = caller, quarter = 2) =>
    box.client(FinalReadServiceDefinition, as).getFinalsPage({
      schoolId,
      courseId,
      periodId: periodIds[quarter - 1] ?? '',
    })
  const finals = (as: Caller = caller) => box.client(FinalServiceDefinition, as)
  const ids = { schoolId, courseId, classId, subjectId, teacherId, classTeacherId, anna, boris }
  return { school, ...ids, caller, marks, putting, page, finals }
}

export type OpenCourse = Awaited<ReturnType<typeof openCourse>>
