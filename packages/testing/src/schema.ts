import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { freshDatabase, migrationsOf } from './postgres.ts'

/** Tables every service has from the runtime, and node-pg-migrate's own. */
const notOwn = [
  'outbox',
  'inbox',
  'dead_letter',
  'idempotency_key',
  'audit',
  'audit_head',
  'job',
  'migration',
  'runtime_migration',
]

// Not-null constraints are rows of their own since PostgreSQL 18: they are told by the columns.
const tablesText = `
  select format(E'create table %s (\\n%s\\n);', relname, (
      select string_agg(line, E',\\n' order by place, line)
      from (
        select attnum as place, format('  %s %s%s%s', attname, format_type(atttypid, atttypmod),
          case when attnotnull then ' not null' end,
          case when attidentity = 'a' then ' generated always as identity'
            when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
            when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid) end) as line
        from pg_attribute
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = class.oid and attnum > 0 and not attisdropped
        union all
        select 10000, format('  constraint %s %s', conname, pg_get_constraintdef(oid))
        from pg_constraint
        where conrelid = class.oid and contype in ('p', 'u', 'c', 'f', 'x')
      ) as part))
    || coalesce((
      select string_agg(E'\\n' || pg_get_indexdef(indexrelid) || ';', '' order by indexrelid::regclass::text)
      from pg_index
      where indrelid = class.oid
        and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))), '')
    || case when relforcerowsecurity then format(E'\\nalter table %s force row level security;', relname) else '' end
    || coalesce((
      select string_agg(format(E'\\ncreate policy %s on %s\\n  using %s\\n  with check %s;', polname, relname,
        pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), '' order by polname)
      from pg_policy
      where polrelid = class.oid), '')
    || coalesce((
      select string_agg(E'\\n' || pg_get_triggerdef(oid) || ';', '' order by tgname)
      from pg_trigger
      where tgrelid = class.oid and not tgisinternal), '') as text
  from pg_class as class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1)
  order by relname`

const functionsText = `
  select pg_get_functiondef(oid) || ';' as text
  from pg_proc
  where pronamespace = 'public'::regnamespace and prokind = 'f'
    and proname not in ('audit_hash', 'append_audit', 'refuse_audit_change', 'read_scope_once')
    and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  order by proname`

/** The service's own tables and functions as the migrations leave them. */
export const describeSchema = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ text: string }>(tablesText, [notOwn])
    const functions = await client.query<{ text: string }>(functionsText)
    const parts = [...tables.rows, ...functions.rows].map(({ text }) => text)
    return `${parts.join('\n\n').replaceAll('public.', '')}\n`
  } finally {
    await client.end()
  }
}

/**
 * The schema after all migrations and the committed `schema.sql`, to be compared by a test.
 * `UPDATE_SCHEMA=1` writes the file first: that is the command that makes it.
 */
export const schemas = async (
  service: string,
): Promise<{ readonly migrated: string; readonly committed: string }> => {
  await using database = await freshDatabase(service)
  const migrated = await describeSchema(database.url)
  const file = new URL('../schema.sql', migrationsOf(service))
  if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(file, migrated)
  return { migrated, committed: await readFile(file, 'utf8').catch(() => '') }
}
