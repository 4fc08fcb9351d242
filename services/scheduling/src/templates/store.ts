import type { Template, TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { sql, uniqueViolation } from '@zvonok/runtime/postgres'
import type { Read, Sql, Tx } from '@zvonok/runtime/postgres'
import { conflict } from '@zvonok/runtime/refusal'
import type { TimedCell } from './cells.ts'

const templates = (condition: Sql, lock: Sql = sql``): Sql => sql`
  select template_id, school_id, year, name, bells_id, version,
    coalesce(starts_on::text, '') as starts_on, coalesce(ends_on::text, '') as ends_on, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'courseId', course_id, 'weekday', weekday, 'slot', slot, 'week', week,
        'roomId', coalesce(room_id::text, '')) order by weekday, slot, course_id, week), '[]')
      from template_cell as cell
      where cell.school_id = template.school_id and cell.template_id = template.template_id
    ) as cells
  from template
  where ${condition}
  order by name
  ${lock}`

export const listTemplates = (read: Read, schoolId: string, year: number): Promise<Template[]> =>
  read.rows<Template>('template_list', templates(sql`school_id = ${schoolId} and year = ${year}`))

export const findTemplate = (
  read: Read,
  schoolId: string,
  templateId: string,
): Promise<Template | undefined> =>
  read.maybe<Template>(
    'template_find',
    templates(sql`school_id = ${schoolId} and template_id = ${templateId}`),
  )

export const lockTemplate = (
  tx: Tx,
  schoolId: string,
  templateId: string,
): Promise<Template | undefined> =>
  tx.maybe<Template>(
    'template_lock',
    templates(
      sql`school_id = ${schoolId} and template_id = ${templateId}`,
      sql`for update of template`,
    ),
  )

export interface Span {
  readonly year: number
  readonly startsOn: string | undefined
  readonly endsOn: string | undefined
}

/** Cells, with their times, of the templates that hold on some of the same days. */
export const listOtherCells = (
  read: Read,
  schoolId: string,
  templateId: string | undefined,
  { year, startsOn, endsOn }: Span,
): Promise<TimedCell[]> =>
  read.rows<TimedCell>(
    'template_other_cells',
    sql`
      select course_id, weekday, slot, week, room_id, slot.starts_at, slot.ends_at
      from template
      join template_cell as cell using (school_id, template_id)
      join bell_slot as slot
        on slot.school_id = template.school_id and slot.bells_id = template.bells_id
        and slot.number = cell.slot
      where template.school_id = ${schoolId} and year = ${year}
        and template_id is distinct from ${templateId}
        and coalesce(starts_on, '-infinity') <= coalesce(${endsOn}::date, 'infinity')
        and coalesce(${startsOn}::date, '-infinity') <= coalesce(ends_on, 'infinity')`,
  )

const saveCells = (tx: Tx, of: Template, cells: readonly TemplateCell[]): void => {
  tx.send(
    'template_cell_clear',
    sql`
      delete from template_cell
      where school_id = ${of.schoolId} and template_id = ${of.templateId}`,
  )
  tx.send(
    'template_cell_add',
    sql`
      insert into template_cell (school_id, template_id, course_id, weekday, slot, week, room_id)
      select ${of.schoolId}, ${of.templateId}, course_id, weekday, slot, week, room_id
      from unnest(
        ${cells.map((cell) => cell.courseId)}::uuid[],
        ${cells.map((cell) => cell.weekday)}::integer[],
        ${cells.map((cell) => cell.slot)}::integer[],
        ${cells.map((cell) => cell.week)}::integer[],
        ${cells.map((cell) => cell.roomId || undefined)}::uuid[]
      ) as cell (course_id, weekday, slot, week, room_id)`,
  )
}

export const saveTemplate = async (tx: Tx, saved: Template): Promise<void> => {
  await tx
    .execute(
      'template_save',
      sql`
        insert into template
          (school_id, template_id, year, name, bells_id, starts_on, ends_on, version)
        values (${saved.schoolId}, ${saved.templateId}, ${saved.year}, ${saved.name},
          ${saved.bellsId}, ${saved.startsOn || undefined}, ${saved.endsOn || undefined},
          ${saved.version})
        on conflict (school_id, template_id) do update
        set name = excluded.name, bells_id = excluded.bells_id, starts_on = excluded.starts_on,
          ends_on = excluded.ends_on, version = excluded.version`,
    )
    .catch((error: unknown) => {
      if (uniqueViolation(error) !== 'template_year_name_key') throw error
      throw conflict('TEMPLATE_NAME_TAKEN', { name: saved.name })
    })
  saveCells(tx, saved, saved.cells)
}
