create table replica_staff (
  school_id uuid not null,
  person_id uuid not null,
  short_name text not null,
  version integer not null,
  constraint replica_staff_pkey primary key (school_id, person_id)
);

alter table replica_staff enable row level security;
alter table replica_staff force row level security;
create policy replica_staff_school on replica_staff
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
