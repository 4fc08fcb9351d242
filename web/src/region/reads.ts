import { queryOptions } from '@tanstack/react-query'
import type { ListGrantsResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { ListCalendarDaysResponse } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import type { ListMunicipalitiesResponse } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { ListSchoolsResponse } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'

export const regionKey = ['region'] as const

export const schoolsQuery = queryOptions({
  queryKey: [...regionKey, 'schools'],
  queryFn: async ({ signal }) =>
    (await read<Json<ListSchoolsResponse>>('/api/schools', { signal })).schools,
})

export const municipalitiesQuery = queryOptions({
  queryKey: [...regionKey, 'municipalities'],
  queryFn: async ({ signal }) =>
    (await read<Json<ListMunicipalitiesResponse>>('/api/municipalities', { signal }))
      .municipalities,
})

export const grantsQuery = queryOptions({
  queryKey: [...regionKey, 'grants'],
  queryFn: async ({ signal }) =>
    (await read<Json<ListGrantsResponse>>('/api/grants', { signal })).grants,
})

export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [...regionKey, 'calendar', from, to],
    queryFn: async ({ signal }) =>
      (await read<Json<ListCalendarDaysResponse>>('/api/calendar', { query: { from, to }, signal }))
        .days,
  })
