import type { Parent, PersonName, Pupil, Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import { StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import { enumNames } from '../enum-names.ts'

export interface Named {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
}

interface WithSnils {
  readonly snilsHash?: string | undefined
  /** Only of a number just given; what is kept is not read back. */
  readonly snilsSealed?: Buffer | undefined
}

/** The hash goes where the sealed number goes; without a new one the kept pair stays. */
export const newHash = (row: WithSnils): string | undefined =>
  row.snilsSealed === undefined ? undefined : row.snilsHash

export interface StaffRow extends Named, WithSnils {
  readonly schoolId: string
  readonly personId: string
  readonly position: string
  readonly roles: readonly string[]
  readonly email: string
  readonly startsOn: string
  readonly endsOn?: string | undefined
  readonly version: number
}

export const studyForms = enumNames({
  'full-time': StudyForm.FULL_TIME,
  'part-time': StudyForm.PART_TIME,
  family: StudyForm.FAMILY,
  home: StudyForm.HOME,
})

export type StudyFormName = Parameters<typeof studyForms.toValue>[0]

export interface PupilRow extends Named, WithSnils {
  readonly schoolId: string
  readonly pupilId: string
  readonly classId: string
  readonly birthDate: string
  readonly studyForm: StudyFormName
  readonly enrolledOn: string
  readonly leftOn?: string | undefined
  readonly version: number
}

export interface ParentRow extends Named, WithSnils {
  readonly schoolId: string
  readonly personId: string
  readonly email: string
  readonly pupilIds: readonly string[]
  readonly version: number
}

const nameOf = ({ surname, givenName, patronymic }: Named): PersonName => ({
  surname,
  givenName,
  patronymic,
})

export const toStaff = (row: StaffRow): Staff => ({
  personId: row.personId,
  schoolId: row.schoolId,
  name: nameOf(row),
  position: row.position,
  roles: [...row.roles],
  snilsHash: row.snilsHash ?? '',
  email: row.email,
  from: row.startsOn,
  until: row.endsOn ?? '',
  version: row.version,
})

export const toPupil = (row: PupilRow): Pupil => ({
  pupilId: row.pupilId,
  schoolId: row.schoolId,
  classId: row.classId,
  name: nameOf(row),
  birthDate: row.birthDate,
  snilsHash: row.snilsHash ?? '',
  studyForm: studyForms.toValue(row.studyForm),
  enrolledOn: row.enrolledOn,
  leftOn: row.leftOn ?? '',
  version: row.version,
})

/** What whoever only makes groups needs of a card. */
export const toName = (row: PupilRow): Pupil => ({ ...toPupil(row), birthDate: '', snilsHash: '' })

export const toParent = (row: ParentRow): Parent => ({
  personId: row.personId,
  schoolId: row.schoolId,
  name: nameOf(row),
  snilsHash: row.snilsHash ?? '',
  email: row.email,
  pupilIds: [...row.pupilIds],
  version: row.version,
})
