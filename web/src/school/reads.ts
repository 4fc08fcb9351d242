import { queryOptions } from '@tanstack/react-query'
import type {
  ListClassesResponse,
  ListGroupsResponse,
  SchoolClass,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { ListCoursesResponse } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type {
  ListPupilsResponse,
  ListStaffResponse,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import type {
  ListPeriodSetsResponse,
  PeriodKind,
} from '@zvonok/contracts/zvonok/registry/v1/periods'
import type { ListRoomsResponse } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import type { ListSubjectsResponse } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import type { ListWorkTypesResponse } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import type { ListBellsResponse } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { ListTemplatesResponse } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { read, type Query } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { enumName, type EnumName } from './enum-name.ts'

export type PeriodKindName = Exclude<EnumName<'PERIOD_KIND', PeriodKind>, 'UNSPECIFIED'>
export type ClassOfYear = Omit<Json<SchoolClass>, 'periodKind'> & {
  readonly periodKind: PeriodKindName
}

/** Everything read of a school is under one key: a change of one register shows in the others. */
export const schoolKey = (schoolId: string) => ['school', schoolId] as const

const reading = <Answer, Data>(
  schoolId: string,
  name: string,
  query: Query,
  pick: (answer: Json<Answer>) => Data,
) =>
  queryOptions({
    queryKey: [...schoolKey(schoolId), name, query],
    queryFn: async ({ signal }) =>
      pick(await read<Json<Answer>>(`/api/schools/${schoolId}/${name}`, { query, signal })),
  })

export const roomsOf = (schoolId: string) =>
  reading<ListRoomsResponse, Json<ListRoomsResponse>['rooms']>(
    schoolId,
    'rooms',
    {},
    ({ rooms }) => rooms,
  )

export const subjectsOf = (schoolId: string) =>
  reading<ListSubjectsResponse, Json<ListSubjectsResponse>['subjects']>(
    schoolId,
    'subjects',
    {},
    ({ subjects }) => subjects,
  )

export const workTypesOf = (schoolId: string) =>
  reading<ListWorkTypesResponse, Json<ListWorkTypesResponse>['workTypes']>(
    schoolId,
    'work-types',
    {},
    ({ workTypes }) => workTypes,
  )

const kindOf = (kind: PeriodKind): PeriodKindName => {
  const name = enumName('PERIOD_KIND', kind)
  return name === 'UNSPECIFIED' ? 'QUARTER' : name
}

export const classesOf = (schoolId: string, year: number) =>
  reading<ListClassesResponse, readonly ClassOfYear[]>(schoolId, 'classes', { year }, (answer) =>
    answer.classes.map((each) => ({ ...each, periodKind: kindOf(each.periodKind) })),
  )

export const groupsOf = (schoolId: string, classId?: string) =>
  reading<ListGroupsResponse, Json<ListGroupsResponse>['groups']>(
    schoolId,
    'groups',
    { classId },
    ({ groups }) => groups,
  )

export const staffOf = (schoolId: string) =>
  reading<ListStaffResponse, Json<ListStaffResponse>['staff']>(
    schoolId,
    'staff',
    {},
    ({ staff }) => staff,
  )

export const pupilsOf = (schoolId: string, classId?: string) =>
  reading<ListPupilsResponse, Json<ListPupilsResponse>>(
    schoolId,
    'pupils',
    { classId },
    (answer) => answer,
  )

export const coursesOf = (schoolId: string, year: number) =>
  reading<ListCoursesResponse, Json<ListCoursesResponse>['courses']>(
    schoolId,
    'courses',
    { year },
    ({ courses }) => courses,
  )

export const periodSetsOf = (schoolId: string, year: number) =>
  reading<ListPeriodSetsResponse, Json<ListPeriodSetsResponse>['periodSets']>(
    schoolId,
    'periods',
    { year },
    ({ periodSets }) => periodSets,
  )

export const bellsOf = (schoolId: string) =>
  reading<ListBellsResponse, Json<ListBellsResponse>['bells']>(
    schoolId,
    'bells',
    {},
    ({ bells }) => bells,
  )

export const templatesOf = (schoolId: string, year: number) =>
  reading<ListTemplatesResponse, Json<ListTemplatesResponse>['templates']>(
    schoolId,
    'templates',
    { year },
    ({ templates }) => templates,
  )
