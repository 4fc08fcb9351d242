import { isDate } from '@zvonok/policy/dates'
import { yearStartsOn } from '@zvonok/policy/academic-year'
import { birthDateIsPlausible, startIsPlausible, wrongEnrolment } from '../people/rules.ts'
import type { ClassEntry, ParentEntry, PupilEntry, StaffEntry } from './entries.ts'
import type { Place, Problem } from './problem.ts'
import { createRowReader } from './row-reader.ts'
import {
  classSheet,
  parentSheet,
  pupilSheet,
  staffSheet,
  type ClassCells,
  type ParentCells,
  type PupilCells,
  type SheetName,
  type StaffCells,
} from './sheets.ts'
import { periodWords, roleWords, studyFormWords } from './words.ts'

const placeOf = (
  sheet: SheetName,
  { row, columns }: { readonly row: number; readonly columns: Place['columns'] },
): Place => ({ sheet, row, columns })

const optional = (value: string): string | undefined => (value === '' ? undefined : value)

export const readStaff = (
  row: StaffCells,
  problems: Problem[],
  today: string,
): StaffEntry | undefined => {
  const { cells } = row
  const place = placeOf(staffSheet.name, row)
  const reader = createRowReader(place, problems)
  const name = reader.name(cells)
  const roles = [...new Set(reader.words('roles', cells.roles, roleWords))]
  const [snils, email] = [reader.snils(cells.snils), reader.email(cells.email)]
  const startsOn = optional(cells.startsOn)
  if (startsOn !== undefined && !startIsPlausible(startsOn, today)) {
    reader.refuse('startsOn', 'STAFF_START_IMPLAUSIBLE')
  }
  if (name === undefined) return undefined
  const { position } = cells
  return { place, ...name, position, roles, snils, email, startsOn }
}

export const readClass = (row: ClassCells, problems: Problem[]): ClassEntry | undefined => {
  const { cells } = row
  const place = placeOf(classSheet.name, row)
  const reader = createRowReader(place, problems)
  const name = reader.className(cells.className)
  const periodKind = reader.word('periods', cells.periods, periodWords)
  return name && { place, name, periodKind, teacher: cells.teacher }
}

/** The academic year of the file, and the day it is read on. */
export interface ReadingOf {
  readonly year: number
  readonly today: string
}

export const readPupil = (
  row: PupilCells,
  problems: Problem[],
  { year, today }: ReadingOf,
): PupilEntry | undefined => {
  const { cells } = row
  const place = placeOf(pupilSheet.name, row)
  const reader = createRowReader(place, problems)
  const name = reader.name(cells)
  const className = reader.className(cells.className)
  const snils = reader.snils(cells.snils)
  const studyForm = reader.word('studyForm', cells.studyForm, studyFormWords)
  const enrolledOn = optional(cells.enrolledOn)
  const { birthDate } = cells
  if (!isDate(birthDate) || name === undefined || className === undefined) return undefined
  if (enrolledOn !== undefined) {
    const wrong = wrongEnrolment({ birthDate, enrolledOn }, today)
    if (wrong !== undefined) reader.refuse(wrong.field, wrong.reason)
  } else if (!birthDateIsPlausible(birthDate, yearStartsOn(year))) {
    reader.refuse('birthDate', 'BIRTH_DATE_IMPLAUSIBLE')
  }
  return { place, ...name, birthDate, className, snils, studyForm, enrolledOn }
}

export const readParent = (row: ParentCells, problems: Problem[]): ParentEntry | undefined => {
  const { cells } = row
  const place = placeOf(parentSheet.name, row)
  const reader = createRowReader(place, problems)
  const name = reader.name(cells)
  const className = reader.className(cells.className)
  const [snils, email] = [reader.snils(cells.snils), reader.email(cells.email)]
  if (name === undefined || className === undefined || cells.pupil === '') return undefined
  const { pupil } = cells
  const pupilBirthDate = optional(cells.pupilBirthDate)
  return { place, ...name, snils, email, pupil, className, pupilBirthDate }
}
