create table replica_work_type (
  school_id uuid not null,
  work_type_id uuid not null,
  name text not null,
  short_name text not null,
  weight integer not null,
  is_written boolean not null,
  needs_theme boolean not null,
  is_default boolean not null,
  version integer not null,
  constraint replica_work_type_pkey primary key (school_id, work_type_id)
);

alter table replica_work_type enable row level security;
alter table replica_work_type force row level security;
create policy replica_work_type_school on replica_work_type
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
