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

/** Enough to catch a slip; whether letters arrive is found out by sending one. */
export const emailIsPlausible = (email: string): boolean =>
  email.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/u.test(email)

/** At work on the day; the last day counts [39 4.1.7, S 4.2.3]. */
export const isEmployed = (
  staff: { readonly startsOn: string; readonly endsOn?: string | undefined },
  date: string,
): boolean => staff.endsOn === undefined || date <= staff.endsOn
