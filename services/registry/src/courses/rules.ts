import { isEmployed } from '../people/rules.ts'

interface Teacher {
  readonly roles: readonly string[]
  readonly startsOn: string
  readonly endsOn?: string | undefined
}

/** Why the person can't teach the course; undefined when they can [S 4.2.2.2]. */
export const whyNotTeacher = (teacher: Teacher | undefined, today: string): string | undefined => {
  if (teacher === undefined) return 'STAFF_NOT_FOUND'
  if (!isEmployed(teacher, today)) return 'STAFF_HAS_LEFT'
  // The journal opens to the role: without it the course could not be filled [39 4.4].
  return teacher.roles.includes('teacher') ? undefined : 'NOT_A_TEACHER'
}

interface Taught {
  readonly classId: string
  readonly groupId?: string | undefined
  readonly subjectId: string
}

/** The field that may not change: the course's journal is of that class, group and subject [K 3, K 6]. */
export const fixedField = (before: Taught, after: Taught): keyof Taught | undefined =>
  (['classId', 'groupId', 'subjectId'] as const).find((field) => before[field] !== after[field])
