create table replica_period_set (
  school_id uuid not null,
  year integer not null,
  kind text not null,
  periods jsonb not null,
  version integer not null,
  constraint replica_period_set_pkey primary key (school_id, year, kind)
);

alter table replica_period_set enable row level security;
alter table replica_period_set force row level security;
create policy replica_period_set_school on replica_period_set
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
