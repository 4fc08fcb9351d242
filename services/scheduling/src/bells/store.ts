import type { Bells, BellSlot } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Read, Sql, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'

const bells = (condition: Sql, lock: Sql = sql``): Sql => sql`
  select school_id, bells_id, name, version, (
    select coalesce(jsonb_agg(jsonb_build_object(
      'number', number, 'startsAt', starts_at, 'endsAt', ends_at) order by number), '[]')
    from bell_slot as slot
    where slot.school_id = bells.school_id and slot.bells_id = bells.bells_id
  ) as slots
  from bells
  where ${condition}
  order by name
  ${lock}`

export const listBells = (read: Read, schoolId: string): Promise<Bells[]> =>
  read.rows<Bells>('bells_list', bells(sql`school_id = ${schoolId}`))

export const findBells = (
  read: Read,
  schoolId: string,
  bellsId: string,
): Promise<Bells | undefined> =>
  read.maybe<Bells>('bells_find', bells(sql`school_id = ${schoolId} and bells_id = ${bellsId}`))

export const getBellsOfTemplate = (
  read: Read,
  schoolId: string,
  templateId: string,
): Promise<Bells> =>
  read.one<Bells>(
    'bells_of_template',
    bells(sql`school_id = ${schoolId} and bells_id = (
      select bells_id
      from template
      where school_id = ${schoolId} and template_id = ${templateId})`),
  )

export const lockBells = (tx: Tx, schoolId: string, bellsId: string): Promise<Bells | undefined> =>
  tx.maybe<Bells>(
    'bells_lock',
    bells(sql`school_id = ${schoolId} and bells_id = ${bellsId}`, sql`for update of bells`),
  )

/** Numbers that templates on these bells use. */
export const usedNumbers = async (tx: Tx, schoolId: string, bellsId: string): Promise<number[]> => {
  const rows = await tx.rows<{ slot: number }>(
    'bells_used',
    sql`
      select distinct slot
      from template
      join template_cell using (school_id, template_id)
      where school_id = ${schoolId} and bells_id = ${bellsId}
      order by slot`,
  )
  return rows.map((row) => row.slot)
}

const saveSlots = (tx: Tx, { schoolId, bellsId }: Bells, slots: readonly BellSlot[]): void => {
  tx.send(
    'bell_slot_clear',
    sql`delete from bell_slot where school_id = ${schoolId} and bells_id = ${bellsId}`,
  )
  tx.send(
    'bell_slot_add',
    sql`
      insert into bell_slot (school_id, bells_id, number, starts_at, ends_at)
      select ${schoolId}, ${bellsId}, number, starts_at, ends_at
      from unnest(
        ${slots.map((slot) => slot.number)}::integer[],
        ${slots.map((slot) => slot.startsAt)}::text[],
        ${slots.map((slot) => slot.endsAt)}::text[]
      ) as slot (number, starts_at, ends_at)`,
  )
}

export const saveBells = async (tx: Tx, saved: Bells): Promise<void> => {
  await tx
    .execute(
      'bells_save',
      sql`
        insert into bells (school_id, bells_id, name, version)
        values (${saved.schoolId}, ${saved.bellsId}, ${saved.name}, ${saved.version})
        on conflict (school_id, bells_id) do update
        set name = excluded.name, version = excluded.version`,
    )
    .catch((error: unknown) => {
      if (uniqueViolation(error) !== 'bells_name_key') throw error
      throw conflict('BELLS_NAME_TAKEN', { name: saved.name })
    })
  saveSlots(tx, saved, saved.slots)
}
