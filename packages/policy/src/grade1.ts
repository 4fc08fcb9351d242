import { isSecondHalfYear } from './academic-year.ts'
import type { Policies } from './resolve.ts'
import type { UngradedPlace } from './values.ts'
import { allowed, refuseBy, type Verdict } from './verdict.ts'

/** What the registry knows of a course that bears on grading. */
export interface CourseFacts {
  /** 1 … 11. */
  readonly grade: number
  readonly isForeignLanguage?: boolean
  /** The subject's flag «Без аттестации» [M 4.8, REG-04]; extracurricular lessons have it too [L 3.2.5]. */
  readonly withoutAttestation?: boolean
}

/** The registry has no such flag: «Английский язык» is foreign, «Русский язык» and native ones are not. */
export const isForeignLanguage = (subjectName: string): boolean =>
  /(английск|немецк|французск|испанск|китайск|итальянск|японск|иностранн)\p{L}*\s+язык/iu.test(
    subjectName,
  )

/** Why a course has no marks; undefined when it has. */
export const ungradedPlaceOf = (
  policies: Pick<Policies, 'P-08'>,
  course: CourseFacts,
): UngradedPlace | undefined => {
  if (course.grade === 1) return 'grade-1'
  if (course.withoutAttestation === true) return 'without-attestation'
  // Ungraded only where the school says so [L 3.2.5].
  const grade2 = 'grade-2-foreign-language'
  const isNamed = policies['P-08'].value.where.includes(grade2)
  return course.grade === 2 && course.isForeignLanguage === true && isNamed ? grade2 : undefined
}

/** No marks in grade 1 [39 3.7, S 4.2.5.2, P-07] nor where nothing is graded [L 3.2.5, P-08]. */
export const checkMarked = (
  policies: Pick<Policies, 'P-07' | 'P-08'>,
  course: CourseFacts,
): Verdict => {
  const place = ungradedPlaceOf(policies, course)
  if (place === undefined) return allowed
  return place === 'grade-1'
    ? refuseBy(policies['P-07'], 'GRADE_1_UNMARKED', { grade: '1' })
    : refuseBy(policies['P-08'], 'LESSON_UNMARKED', { place })
}

/** Homework in grade 1: never [S 4.2.5.2], from the second half-year [39 3.7] or as usual (P-07). */
export const checkGrade1Homework = (
  policies: Pick<Policies, 'P-07'>,
  lesson: { readonly grade: number; readonly date: string },
): Verdict => {
  if (lesson.grade !== 1) return allowed
  const policy = policies['P-07']
  switch (policy.value.homework) {
    case 'allowed':
      return allowed
    case 'never':
      return refuseBy(policy, 'GRADE_1_HOMEWORK', { grade: '1' })
    case 'from-second-half-year':
      return isSecondHalfYear(lesson.date)
        ? allowed
        : refuseBy(policy, 'GRADE_1_HOMEWORK_TOO_EARLY', { grade: '1' })
  }
}
