create table import (
  school_id uuid not null,
  import_id uuid not null,
  year integer not null,
  file_name text not null,
  -- Sealed, as it holds СНИЛС; gone when the import is applied or cancelled.
  file_sealed bytea,
  state text not null,
  job_id uuid,
  counts jsonb not null default '[]',
  rows jsonb not null default '[]',
  problems jsonb not null default '[]',
  problem_count integer not null default 0,
  started_by text not null,
  started_at timestamptz not null,
  constraint import_pkey primary key (school_id, import_id),
  constraint import_school_id_fkey foreign key (school_id) references school,
  constraint import_state_check check (state in ('checking', 'ready', 'refused', 'applying',
    'applied', 'cancelled')),
  constraint import_file_sealed_check
    check ((file_sealed is null) = (state in ('applied', 'cancelled')))
);

alter table import enable row level security;
alter table import force row level security;
create policy import_school on import
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
