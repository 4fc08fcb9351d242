import { AttendancePut } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { absenceLabels } from '@zvonok/policy/absence-codes'
import type { LessonFacts } from '../replicas/lesson-facts.ts'
import type { AbsenceRow, ChangeRow, Taking } from './store.ts'

type Absence = Pick<AbsenceRow, 'pupilId' | 'code' | 'kind'>

/** All absences of the lesson: those that stood, with the changes over them. */
const absencesAfter = (standing: readonly Absence[], changes: readonly ChangeRow[]): Absence[] => {
  const byPupil = new Map<string, Absence>()
  for (const absence of [...standing, ...changes]) byPupil.set(absence.pupilId, absence)
  return [...byPupil.values()].filter(({ code }) => code !== '')
}

export const attendancePut = (
  lesson: LessonFacts,
  standing: readonly AbsenceRow[],
  changes: readonly ChangeRow[],
  taking: Taking,
): AttendancePut => ({
  schoolId: lesson.schoolId,
  lessonId: lesson.lessonId,
  courseId: lesson.courseId,
  classId: lesson.classId,
  date: lesson.date,
  absences: absencesAfter(standing, changes).map(({ pupilId, code, kind }) => ({
    pupilId,
    code,
    kind,
    label: kind === '' ? '' : absenceLabels[kind].ru,
  })),
  expectedPupils: taking.expectedPupils,
  takenAt: taking.at,
  version: taking.version,
})
