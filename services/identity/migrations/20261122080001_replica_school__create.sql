create table replica_school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  short_name text not null,
  zone text not null,
  year integer not null,
  version integer not null,
  constraint replica_school_pkey primary key (school_id)
);

alter table replica_school enable row level security;
alter table replica_school force row level security;
create policy replica_school_school on replica_school
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
