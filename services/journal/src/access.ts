import { coversSchool } from '@zvonok/policy/authority'
import { roleGroups, schoolStaff, type Role } from '@zvonok/policy/roles'
import { actorIn, grantsIn, isIn } from '@zvonok/runtime/caller'
import type { Actor, Caller } from '@zvonok/runtime/caller'

/** Open journals; which of them, `mayReadJournal` decides. */
export const readers: readonly Role[] = [
  ...roleGroups.authority,
  ...roleGroups.leadership,
  ...roleGroups.teaching,
]

/** Take the empty workbook of a plan. */
export const planTakers: readonly Role[] = [...roleGroups.leadership, ...roleGroups.teaching]

/** Write marks, topics and homework: teachers alone, no source gives it to an administrator [39 4.4, M 4.3]. */
export const writers: readonly Role[] = ['teacher']

/** Load plans: the teacher, and the administrator who brings the school into the system [39 4.4.3, M А.18]. */
export const planners: readonly Role[] = ['teacher', 'school-admin']

/** Take or correct attendance [39 4.3.7, S 4.2.6.4]. */
export const attendanceTakers: readonly Role[] = [...writers, 'class-teacher']

export interface SchoolFacts {
  readonly schoolId: string
  readonly regionId: string
  readonly municipalityId: string
}

export interface CourseFacts extends SchoolFacts {
  readonly classId: string
  readonly classTeacherId: string | undefined
  readonly teacherId: string
}

export interface LessonOfCourse extends CourseFacts {
  readonly lessonTeacherId: string
  readonly replacedTeacherId: string | undefined
}

/** Authorities and agencies read every school in their scope [M 1.12, Б.1]. */
export const isAuthorityOver = (caller: Caller, school: SchoolFacts): boolean =>
  caller.grants.some((grant) => coversSchool(grant, school))

/** Whoever may not even know that the school is here gets "not found". */
export const maySeeSchool = (caller: Caller, school: SchoolFacts): boolean =>
  isIn(caller, school.schoolId, ...schoolStaff) || isAuthorityOver(caller, school)

/** All journals of the school [39 4.2, 4.6]. */
export const readsWholeSchool = (caller: Caller, school: SchoolFacts): boolean =>
  isIn(caller, school.schoolId, ...roleGroups.leadership) || isAuthorityOver(caller, school)

/** The person the caller is among the staff of the school. */
export const staffActor = (caller: Caller, schoolId: string): Actor =>
  actorIn(caller, schoolId, ...schoolStaff)

const isPerson = (
  caller: Caller,
  schoolId: string,
  role: Role,
  personId: string | undefined,
): boolean =>
  personId !== undefined &&
  grantsIn(caller, schoolId, role).some((grant) => grant.personId === personId)

export const isTeacherOf = (caller: Caller, course: CourseFacts): boolean =>
  isPerson(caller, course.schoolId, 'teacher', course.teacherId)

export const isClassTeacherOf = (
  caller: Caller,
  { schoolId, classId, classTeacherId }: Omit<CourseFacts, 'teacherId'>,
): boolean =>
  isPerson(caller, schoolId, 'class-teacher', classTeacherId) ||
  grantsIn(caller, schoolId, 'class-teacher').some((grant) => grant.classId === classId)

/** The substitute, in just the lessons substituted [39 4.4.9, M 4.11]. */
const isSubstituteIn = (caller: Caller, lesson: LessonOfCourse): boolean =>
  lesson.replacedTeacherId !== undefined &&
  isPerson(caller, lesson.schoolId, 'teacher', lesson.lessonTeacherId)

/** Marks, topic and homework: who teaches the course or this lesson [39 4.4, M 4.3, 4.11]. */
export const mayWriteLesson = (caller: Caller, lesson: LessonOfCourse): boolean =>
  isTeacherOf(caller, lesson) || isSubstituteIn(caller, lesson)

/** The class teacher corrects the reasons of absence of the own class [39 4.3.7, JRN-54]. */
export const mayTakeAttendance = (caller: Caller, lesson: LessonOfCourse): boolean =>
  mayWriteLesson(caller, lesson) || isClassTeacherOf(caller, lesson)

/** A plan belongs to the course: a substitute does not change it. */
export const mayPlan = (caller: Caller, course: CourseFacts): boolean =>
  isIn(caller, course.schoolId, 'school-admin') || isTeacherOf(caller, course)

/** The course's teacher, whoever substitutes in it, the class teacher, leadership and agencies. */
export const mayReadJournal = (
  caller: Caller,
  course: CourseFacts & { readonly substitutes: boolean },
): boolean =>
  readsWholeSchool(caller, course) ||
  isTeacherOf(caller, course) ||
  isClassTeacherOf(caller, course) ||
  course.substitutes
