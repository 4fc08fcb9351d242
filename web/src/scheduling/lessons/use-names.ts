import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { shortName } from '../../people/names.ts'
import {
  classesOf,
  groupsOf,
  roomsOf,
  staffOf,
  subjectsOf,
  type ClassOfYear,
} from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Names {
  readonly classes: readonly ClassOfYear[]
  readonly teachers: readonly Choice[]
  readonly rooms: readonly Choice[]
  className(id: string): string
  groupName(id: string): string
  subject(id: string): string
  subjectShort(id: string): string
  teacher(id: string): string
  room(id: string): string
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'ru')

const finder = (choices: readonly Choice[]): ((id: string) => string) => {
  const labels = new Map(choices.map(({ value, label }) => [value, label]))
  return (id) => labels.get(id) ?? ''
}

/** The registers that a lesson's ids stand for. */
export const useNames = (): Names => {
  const { schoolId, year } = useSchool()
  const classes = useQuery(classesOf(schoolId, year)).data
  const groups = useQuery(groupsOf(schoolId)).data
  const subjects = useQuery(subjectsOf(schoolId)).data
  const staff = useQuery(staffOf(schoolId)).data
  const rooms = useQuery(roomsOf(schoolId)).data
  return useMemo(() => {
    const teacherChoices = (staff ?? [])
      .map(({ personId, name }) => ({ value: personId, label: shortName(name) }))
      .toSorted(byLabel)
    const roomChoices = (rooms ?? [])
      .map(({ roomId, name }) => ({ value: roomId, label: name }))
      .toSorted(byLabel)
    return {
      classes: classes ?? [],
      teachers: teacherChoices,
      rooms: roomChoices,
      className: finder((classes ?? []).map((each) => ({ value: each.classId, label: each.name }))),
      groupName: finder((groups ?? []).map((each) => ({ value: each.groupId, label: each.name }))),
      subject: finder(
        (subjects ?? []).map(({ subjectId, name }) => ({ value: subjectId, label: name })),
      ),
      subjectShort: finder(
        (subjects ?? []).map(({ subjectId, name, shortName: short }) => ({
          value: subjectId,
          label: short || name,
        })),
      ),
      teacher: finder(teacherChoices),
      room: finder(roomChoices),
    }
  }, [classes, groups, subjects, staff, rooms])
}
