import type { PathStep } from '@zvonok/contracts/zvonok/monitoring/v1/overviews'
import type { Region } from '../parts.ts'
import type { School } from '../replicas/schools.ts'
import type { Named } from './rules.ts'

export const regionPath = ({ regionId, name }: Region): PathStep[] => [
  { level: 'region', id: regionId, name },
]

export const municipalityPath = (region: Region, { id, name }: Named): PathStep[] => [
  ...regionPath(region),
  { level: 'municipality', id, name },
]

export const schoolPath = (region: Region, school: School): PathStep[] => [
  ...municipalityPath(region, { id: school.municipalityId, name: school.municipalityName }),
  { level: 'school', id: school.schoolId, name: school.name },
]

export const classPath = (region: Region, school: School, { id, name }: Named): PathStep[] => [
  ...schoolPath(region, school),
  { level: 'class', id, name },
]
