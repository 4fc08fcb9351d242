create table replica_period (
  school_id uuid not null,
  period_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_period_pkey primary key (school_id, period_id)
);

alter table replica_period enable row level security;
alter table replica_period force row level security;
create policy replica_period_school on replica_period
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
