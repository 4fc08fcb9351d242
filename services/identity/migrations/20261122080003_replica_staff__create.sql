create table replica_staff (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  roles text[] not null,
  snils_hash text,
  starts_on date not null,
  ends_on date,
  version integer not null,
  constraint replica_staff_pkey primary key (school_id, person_id)
);

-- A sign-in through Gosuslugi looks for the human in every school.
create index replica_staff_snils_hash_idx on replica_staff (snils_hash);

alter table replica_staff enable row level security;
alter table replica_staff force row level security;
create policy replica_staff_school on replica_staff
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
