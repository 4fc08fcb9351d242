import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { MunicipalityChanged } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { on } from '@zvonok/runtime/inbox'
import type { EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'
import { absent } from './absent.ts'
import { peopleHandlers } from './registry-people.ts'

const municipalityChanged = on(MunicipalityChanged, async (tx, { municipality: one }) => {
  if (one === undefined) return
  tx.send(
    'replica_municipality_put',
    sql`
      insert into replica_municipality as kept (municipality_id, name, version)
      values (${one.municipalityId}, ${one.name}, ${one.version})
      on conflict (municipality_id) do update
      set name = excluded.name, version = excluded.version
      where excluded.version > kept.version`,
  )
})

const schoolChanged = on(SchoolChanged, async (tx, { school }) => {
  if (school === undefined) return
  tx.send(
    'replica_school_put',
    sql`
      insert into replica_school as kept
        (school_id, region_id, municipality_id, short_name, zone, year, version)
      values (${school.schoolId}, ${school.regionId}, ${school.municipalityId},
        ${school.shortName}, ${school.zone}, ${school.year}, ${school.version})
      on conflict (school_id) do update
      set region_id = excluded.region_id, municipality_id = excluded.municipality_id,
        short_name = excluded.short_name, zone = excluded.zone, year = excluded.year,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

const classChanged = on(ClassChanged, async (tx, { schoolClass: one }) => {
  if (one === undefined) return
  tx.send(
    'replica_class_put',
    sql`
      insert into replica_class as kept
        (school_id, class_id, year, name, class_teacher_id, version)
      values (${one.schoolId}, ${one.classId}, ${one.year}, ${one.name},
        ${absent(one.classTeacherId)}, ${one.version})
      on conflict (school_id, class_id) do update
      set year = excluded.year, name = excluded.name,
        class_teacher_id = excluded.class_teacher_id, version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Our copy of the registry; an older version never overwrites a newer one. */
export const registryHandlers: readonly EventHandler[] = [
  municipalityChanged,
  schoolChanged,
  classChanged,
  ...peopleHandlers,
]
