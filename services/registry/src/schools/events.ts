import { type School, SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { Tx } from '@zvonok/runtime/postgres'
import { announceStates, type By } from '../record.ts'
import type { SchoolRow } from './store.ts'

/** The wire form has no version of the policies: they have an event of their own. */
export const toSchool = (row: SchoolRow): School => ({
  schoolId: row.schoolId,
  regionId: row.regionId,
  municipalityId: row.municipalityId,
  municipalityName: row.municipalityName,
  name: row.name,
  shortName: row.shortName,
  zone: row.zone,
  policyPreset: row.policyPreset,
  year: row.year,
  version: row.version,
})

export const announceSchools = (tx: Tx, by: By, schools: readonly SchoolRow[]): void =>
  announceStates(
    tx,
    by,
    SchoolChanged,
    schools.map((row) => ({
      schoolId: row.schoolId,
      id: row.schoolId,
      version: row.version,
      event: { school: toSchool(row) },
    })),
  )
