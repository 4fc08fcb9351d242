create table staff (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  position text not null,
  roles text[] not null,
  snils_hash text,
  snils_sealed bytea,
  email text not null,
  starts_on date not null,
  ends_on date,
  version integer not null,
  constraint staff_pkey primary key (school_id, person_id),
  constraint staff_school_id_fkey foreign key (school_id) references school,
  constraint staff_snils_hash_key unique (school_id, snils_hash),
  constraint staff_snils_hash_check check (snils_hash ~ '^[0-9a-f]{64}$'),
  constraint staff_snils_sealed_check check ((snils_hash is null) = (snils_sealed is null)),
  constraint staff_roles_check check (roles <@ array['teacher', 'deputy-head', 'school-admin',
    'director', 'dispatcher', 'secretary']),
  constraint staff_ends_on_check check (starts_on <= ends_on),
  constraint staff_version_check check (version > 0)
);

alter table staff enable row level security;
alter table staff force row level security;
create policy staff_school on staff
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
