create table parent (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  snils_hash text,
  snils_sealed bytea,
  email text not null,
  version integer not null,
  constraint parent_pkey primary key (school_id, person_id),
  constraint parent_school_id_fkey foreign key (school_id) references school,
  constraint parent_snils_hash_key unique (school_id, snils_hash),
  constraint parent_snils_hash_check check (snils_hash ~ '^[0-9a-f]{64}$'),
  constraint parent_snils_sealed_check check ((snils_hash is null) = (snils_sealed is null)),
  constraint parent_version_check check (version > 0)
);

alter table parent enable row level security;
alter table parent force row level security;
create policy parent_school on parent
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create table parent_pupil (
  school_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  constraint parent_pupil_pkey primary key (school_id, person_id, pupil_id),
  constraint parent_pupil_person_id_fkey foreign key (school_id, person_id) references parent,
  constraint parent_pupil_pupil_id_fkey foreign key (school_id, pupil_id) references pupil
);

create index parent_pupil_pupil_id_idx on parent_pupil (school_id, pupil_id);

alter table parent_pupil enable row level security;
alter table parent_pupil force row level security;
create policy parent_pupil_school on parent_pupil
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
