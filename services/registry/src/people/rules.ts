import { academicYearOf, yearEndsOn } from '@zvonok/policy/academic-year'
import { addMonths } from '@zvonok/policy/dates'

/** Roles a school gives to its staff [39 4.1–4.6, S 4.2]; a class teacher is named in the class. */
const staffRoles = [
  'teacher',
  'deputy-head',
  'school-admin',
  'director',
  'dispatcher',
  'secretary',
] as const

export type StaffRole = (typeof staffRoles)[number]

export const isStaffRole = (text: string): text is StaffRole =>
  staffRoles.some((role) => role === text)

export const sameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role))

const fewestYears = 5
const mostYears = 21

/** Between 5 and 21 years old on the day of enrolment [273-ФЗ, ст. 67]: outside it the year was mistyped. */
export const birthDateIsPlausible = (birthDate: string, enrolledOn: string): boolean =>
  addMonths(birthDate, fewestYears * 12) <= enrolledOn &&
  enrolledOn < addMonths(birthDate, (mostYears + 1) * 12)

interface WrongEnrolment {
  readonly field: 'birthDate' | 'enrolledOn'
  readonly reason: 'BIRTH_DATE_IMPLAUSIBLE' | 'ENROLMENT_TOO_EARLY' | 'ENROLMENT_TOO_LATE'
}

/**
 * Enrolment lies between the fifth birthday and the end of the next academic year. Of two dates that
 * don't fit together the birth date is blamed unless somebody born then goes to school today.
 */
export const wrongEnrolment = (
  { birthDate, enrolledOn }: { readonly birthDate: string; readonly enrolledOn: string },
  today: string,
): WrongEnrolment | undefined => {
  if (enrolledOn > yearEndsOn(academicYearOf(today) + 1)) {
    return { field: 'enrolledOn', reason: 'ENROLMENT_TOO_LATE' }
  }
  if (birthDateIsPlausible(birthDate, enrolledOn)) return undefined
  const oldEnough = addMonths(birthDate, fewestYears * 12)
  return enrolledOn < oldEnough && oldEnough <= today
    ? { field: 'enrolledOn', reason: 'ENROLMENT_TOO_EARLY' }
    : { field: 'birthDate', reason: 'BIRTH_DATE_IMPLAUSIBLE' }
}

const longestServiceYears = 60

/** From 60 years ago, the longest anybody serves, to a year ahead: outside it the year was mistyped. */
export const startIsPlausible = (startsOn: string, today: string): boolean =>
  addMonths(today, -longestServiceYears * 12) <= startsOn && startsOn <= addMonths(today, 12)

/** Enough to catch a slip; whether letters arrive is found out by sending one. */
export const emailIsPlausible = (email: string): boolean =>
  email.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/u.test(email)

/** At work on the day; the last day counts [39 4.1.7, S 4.2.3]. */
export const isEmployed = (
  staff: { readonly startsOn: string; readonly endsOn?: string | undefined },
  date: string,
): boolean => staff.endsOn === undefined || date <= staff.endsOn
