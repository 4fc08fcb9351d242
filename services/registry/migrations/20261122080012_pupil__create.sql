create table pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  birth_date date not null,
  snils_hash text,
  snils_sealed bytea,
  study_form text not null,
  enrolled_on date not null,
  left_on date,
  version integer not null,
  constraint pupil_pkey primary key (school_id, pupil_id),
  constraint pupil_class_id_key unique (school_id, class_id, pupil_id),
  constraint pupil_class_id_fkey foreign key (school_id, class_id) references class,
  constraint pupil_snils_hash_key unique (school_id, snils_hash),
  constraint pupil_snils_hash_check check (snils_hash ~ '^[0-9a-f]{64}$'),
  constraint pupil_snils_sealed_check check ((snils_hash is null) = (snils_sealed is null)),
  constraint pupil_study_form_check
    check (study_form in ('full-time', 'part-time', 'family', 'home')),
  constraint pupil_left_on_check check (enrolled_on <= left_on),
  constraint pupil_version_check check (version > 0)
);

alter table pupil enable row level security;
alter table pupil force row level security;
create policy pupil_school on pupil
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
