create table replica_period (
  school_id uuid not null,
  period_id uuid not null,
  period_set_id uuid not null,
  year integer not null,
  kind text not null,
  number integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint replica_period_pkey primary key (school_id, period_id),
  constraint replica_period_period_set_id_fkey foreign key (school_id, period_set_id)
    references replica_period_set on delete cascade,
  constraint replica_period_starts_on_ends_on_check check (starts_on <= ends_on)
);

create index replica_period_year_kind_idx on replica_period (school_id, year, kind, starts_on);

alter table replica_period enable row level security;
alter table replica_period force row level security;
create policy replica_period_school on replica_period
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
