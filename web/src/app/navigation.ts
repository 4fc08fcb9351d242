import {
  IconBell,
  IconBook2,
  IconBuilding,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconCalendarWeek,
  IconCertificate,
  IconChartBar,
  IconChartDots,
  IconClockPlay,
  IconEye,
  IconKey,
  IconListCheck,
  IconPlugConnected,
  IconReplace,
  IconScale,
  IconTable,
  IconTicket,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { ParseKeys } from 'i18next'
import type { Role } from '@zvonok/policy/roles'
import type { Place } from './places.ts'

export interface NavigationItem {
  readonly id: string
  readonly label: ParseKeys
  readonly icon: Icon
  readonly roles: readonly Role[]
  readonly path: string
}

/** In the order of the rail; the first item a person may open is the home of the place. */
const schoolItems: readonly NavigationItem[] = [
  { id: 'setup', label: 'nav.setup', icon: IconListCheck, roles: ['school-admin'], path: 'setup' },
  { id: 'now', label: 'nav.now', icon: IconClockPlay, roles: ['teacher'], path: 'now' },
  {
    id: 'journals',
    label: 'nav.journals',
    icon: IconBook2,
    roles: ['teacher', 'class-teacher', 'deputy-head', 'director', 'school-admin'],
    path: 'journals',
  },
  {
    id: 'lessons',
    label: 'nav.lessons',
    icon: IconCalendarWeek,
    roles: ['dispatcher', 'deputy-head', 'school-admin'],
    path: 'lessons',
  },
  {
    id: 'changes',
    label: 'nav.changes',
    icon: IconReplace,
    roles: ['dispatcher', 'deputy-head', 'school-admin'],
    path: 'changes',
  },
  {
    id: 'invites',
    label: 'nav.invites',
    icon: IconTicket,
    roles: ['class-teacher', 'school-admin'],
    path: 'invites',
  },
  {
    id: 'periods',
    label: 'nav.periods',
    icon: IconCalendarEvent,
    roles: ['school-admin', 'director', 'deputy-head'],
    path: 'periods',
  },
  {
    id: 'registers',
    label: 'nav.registers',
    icon: IconBuilding,
    roles: ['school-admin', 'deputy-head', 'dispatcher'],
    path: 'registers',
  },
  {
    id: 'people',
    label: 'nav.people',
    icon: IconUsers,
    roles: ['school-admin', 'director', 'deputy-head', 'secretary'],
    path: 'people',
  },
  {
    id: 'curriculum',
    label: 'nav.curriculum',
    icon: IconBook2,
    roles: ['school-admin', 'deputy-head'],
    path: 'curriculum',
  },
  {
    id: 'timetable',
    label: 'nav.timetable',
    icon: IconTable,
    roles: ['school-admin', 'deputy-head', 'dispatcher'],
    path: 'timetable',
  },
  {
    id: 'accounts',
    label: 'nav.accounts',
    icon: IconKey,
    roles: ['school-admin'],
    path: 'accounts',
  },
  {
    id: 'policies',
    label: 'nav.policies',
    icon: IconScale,
    roles: ['school-admin', 'director'],
    path: 'policies',
  },
  {
    id: 'overview',
    label: 'nav.overview',
    icon: IconChartDots,
    roles: ['school-admin', 'director', 'deputy-head'],
    path: 'overview',
  },
  {
    id: 'readings',
    label: 'nav.readings',
    icon: IconEye,
    roles: ['school-admin', 'director', 'deputy-head'],
    path: 'readings',
  },
]

const family = ['pupil', 'parent'] as const

const childItems: readonly NavigationItem[] = [
  { id: 'diary', label: 'nav.diary', icon: IconCalendarWeek, roles: family, path: 'week' },
  { id: 'marks', label: 'nav.marks', icon: IconChartBar, roles: family, path: 'marks' },
  { id: 'finals', label: 'nav.finals', icon: IconCertificate, roles: family, path: 'finals' },
  { id: 'notices', label: 'nav.notices', icon: IconBell, roles: family, path: '/notices' },
]

const regionItems: readonly NavigationItem[] = [
  {
    id: 'overview',
    label: 'nav.overview',
    icon: IconChartDots,
    roles: ['region-authority', 'municipal-authority', 'inspector'],
    path: 'overview',
  },
  {
    id: 'region-set-up',
    label: 'nav.regionSchools',
    icon: IconBuildingCommunity,
    roles: ['region-authority'],
    path: 'set-up',
  },
  {
    id: 'integrators',
    label: 'nav.integrators',
    icon: IconPlugConnected,
    roles: ['region-authority'],
    path: 'integrators',
  },
]

const itemsByKind = { school: schoolItems, child: childItems, region: regionItems } as const

export interface NavigationLink extends NavigationItem {
  readonly href: string
}

export const baseOf = (place: Place, year: number): string => {
  if (place.kind === 'school') return `/schools/${place.schoolId}/${year}`
  return place.kind === 'child' ? `/diary/${place.pupilId}` : '/region'
}

/** Notices are of the account, whatever the place: their path is whole. */
const hrefOf = (base: string, path: string): string => {
  if (path.startsWith('/')) return path
  return path === '' ? base : `${base}/${path}`
}

export const linksOf = (place: Place, year: number): readonly NavigationLink[] =>
  itemsByKind[place.kind]
    .filter((item) => item.roles.some((role) => place.roles.includes(role)))
    .map((item) => ({
      ...item,
      href: hrefOf(baseOf(place, year), item.path),
    }))

export const homeOf = (place: Place): string | undefined => linksOf(place, place.year)[0]?.href
