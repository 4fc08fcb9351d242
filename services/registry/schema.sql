create table authority_policy (
  level text not null,
  authority_id uuid not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  ground text not null,
  author text not null,
  is_fixed boolean not null,
  set_at timestamp with time zone not null,
  constraint authority_policy_level_check CHECK ((level = ANY (ARRAY['region'::text, 'municipality'::text]))),
  constraint authority_policy_pkey PRIMARY KEY (authority_id, key, valid_from)
);

create table calendar_day (
  region_id uuid not null,
  date date not null,
  kind text not null,
  name text not null default ''::text,
  moved_from date,
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'day-off-moved'::text, 'short-working-day'::text, 'working-day'::text]))),
  constraint calendar_day_moved_from_check CHECK ((moved_from <> date)),
  constraint calendar_day_pkey PRIMARY KEY (region_id, date),
  constraint calendar_day_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(region_id)
);

create table class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  grade integer not null,
  letter text not null,
  period_kind text not null,
  class_teacher_id uuid,
  version integer not null,
  constraint class_class_teacher_id_fkey FOREIGN KEY (school_id, class_teacher_id) REFERENCES staff(school_id, person_id),
  constraint class_grade_check CHECK (((grade >= 1) AND (grade <= 11))),
  constraint class_letter_check CHECK ((letter ~ '^[А-ЯЁ]$'::text)),
  constraint class_period_kind_check CHECK ((period_kind = ANY (ARRAY['quarter'::text, 'trimester'::text, 'half-year'::text]))),
  constraint class_pkey PRIMARY KEY (school_id, class_id),
  constraint class_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint class_version_check CHECK ((version > 0)),
  constraint class_year_name_key UNIQUE (school_id, year, grade, letter)
);
alter table class force row level security;
create policy class_school on class
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table class_group (
  school_id uuid not null,
  group_id uuid not null,
  class_id uuid not null,
  name text not null,
  version integer not null,
  constraint class_group_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, class_id),
  constraint class_group_class_id_key UNIQUE (school_id, class_id, group_id),
  constraint class_group_pkey PRIMARY KEY (school_id, group_id),
  constraint class_group_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX class_group_name_key ON class_group USING btree (school_id, class_id, lower((name COLLATE "ru-x-icu")));
alter table class_group force row level security;
create policy class_group_school on class_group
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table class_group_pupil (
  school_id uuid not null,
  group_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  constraint class_group_pupil_group_id_fkey FOREIGN KEY (school_id, class_id, group_id) REFERENCES class_group(school_id, class_id, group_id),
  constraint class_group_pupil_pkey PRIMARY KEY (school_id, group_id, pupil_id),
  constraint class_group_pupil_pupil_id_fkey FOREIGN KEY (school_id, class_id, pupil_id) REFERENCES pupil(school_id, class_id, pupil_id)
);
CREATE INDEX class_group_pupil_pupil_id_idx ON class_group_pupil USING btree (school_id, pupil_id);
alter table class_group_pupil force row level security;
create policy class_group_pupil_school on class_group_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table course (
  school_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  half_hours_per_week integer not null,
  version integer not null,
  constraint course_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, class_id),
  constraint course_group_id_fkey FOREIGN KEY (school_id, class_id, group_id) REFERENCES class_group(school_id, class_id, group_id),
  constraint course_half_hours_per_week_check CHECK (((half_hours_per_week >= 1) AND (half_hours_per_week <= 40))),
  constraint course_pkey PRIMARY KEY (school_id, course_id),
  constraint course_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES subject(school_id, subject_id),
  constraint course_subject_id_key UNIQUE NULLS NOT DISTINCT (school_id, class_id, subject_id, group_id),
  constraint course_teacher_id_fkey FOREIGN KEY (school_id, teacher_id) REFERENCES staff(school_id, person_id),
  constraint course_version_check CHECK ((version > 0))
);
alter table course force row level security;
create policy course_school on course
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table grading_period (
  school_id uuid not null,
  period_id uuid not null,
  period_set_id uuid not null,
  number integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint grading_period_dates_excl EXCLUDE USING gist (school_id WITH =, period_set_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint grading_period_ends_on_check CHECK ((starts_on <= ends_on)),
  constraint grading_period_number_check CHECK (((number >= 1) AND (number <= 4))),
  constraint grading_period_number_key UNIQUE (school_id, period_set_id, number),
  constraint grading_period_period_set_id_fkey FOREIGN KEY (school_id, period_set_id) REFERENCES period_set(school_id, period_set_id),
  constraint grading_period_pkey PRIMARY KEY (school_id, period_id)
);
alter table grading_period force row level security;
create policy grading_period_school on grading_period
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table holidays (
  school_id uuid not null,
  period_set_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  name text not null,
  constraint holidays_dates_excl EXCLUDE USING gist (school_id WITH =, period_set_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint holidays_ends_on_check CHECK ((starts_on <= ends_on)),
  constraint holidays_period_set_id_fkey FOREIGN KEY (school_id, period_set_id) REFERENCES period_set(school_id, period_set_id),
  constraint holidays_pkey PRIMARY KEY (school_id, period_set_id, starts_on)
);
alter table holidays force row level security;
create policy holidays_school on holidays
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table import (
  school_id uuid not null,
  import_id uuid not null,
  year integer not null,
  file_name text not null,
  file_sealed bytea,
  state text not null,
  job_id uuid,
  counts jsonb not null default '[]'::jsonb,
  rows jsonb not null default '[]'::jsonb,
  problems jsonb not null default '[]'::jsonb,
  problem_count integer not null default 0,
  started_by text not null,
  started_at timestamp with time zone not null,
  constraint import_file_sealed_check CHECK (((file_sealed IS NULL) = (state = ANY (ARRAY['applied'::text, 'cancelled'::text])))),
  constraint import_pkey PRIMARY KEY (school_id, import_id),
  constraint import_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'ready'::text, 'refused'::text, 'applying'::text, 'applied'::text, 'cancelled'::text])))
);
alter table import force row level security;
create policy import_school on import
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table municipality (
  region_id uuid not null,
  municipality_id uuid not null,
  name text not null,
  version integer not null,
  constraint municipality_pkey PRIMARY KEY (municipality_id),
  constraint municipality_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(region_id),
  constraint municipality_region_id_key UNIQUE (region_id, municipality_id),
  constraint municipality_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX municipality_name_key ON municipality USING btree (region_id, lower((name COLLATE "ru-x-icu")));

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
  constraint parent_pkey PRIMARY KEY (school_id, person_id),
  constraint parent_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint parent_snils_hash_check CHECK ((snils_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint parent_snils_hash_key UNIQUE (school_id, snils_hash),
  constraint parent_snils_sealed_check CHECK (((snils_hash IS NULL) = (snils_sealed IS NULL))),
  constraint parent_version_check CHECK ((version > 0))
);
alter table parent force row level security;
create policy parent_school on parent
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table parent_pupil (
  school_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  constraint parent_pupil_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES parent(school_id, person_id),
  constraint parent_pupil_pkey PRIMARY KEY (school_id, person_id, pupil_id),
  constraint parent_pupil_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES pupil(school_id, pupil_id)
);
CREATE INDEX parent_pupil_pupil_id_idx ON parent_pupil USING btree (school_id, pupil_id);
alter table parent_pupil force row level security;
create policy parent_pupil_school on parent_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table period_set (
  school_id uuid not null,
  period_set_id uuid not null,
  year integer not null,
  kind text not null,
  version integer not null,
  constraint period_set_kind_check CHECK ((kind = ANY (ARRAY['quarter'::text, 'trimester'::text, 'half-year'::text]))),
  constraint period_set_pkey PRIMARY KEY (school_id, period_set_id),
  constraint period_set_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint period_set_version_check CHECK ((version > 0)),
  constraint period_set_year_kind_key UNIQUE (school_id, year, kind)
);
alter table period_set force row level security;
create policy period_set_school on period_set
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table policy (
  school_id uuid not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  ground text not null,
  author text not null,
  set_at timestamp with time zone not null,
  constraint policy_pkey PRIMARY KEY (school_id, key, valid_from),
  constraint policy_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id)
);
alter table policy force row level security;
create policy policy_school on policy
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

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
  constraint pupil_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, class_id),
  constraint pupil_class_id_key UNIQUE (school_id, class_id, pupil_id),
  constraint pupil_left_on_check CHECK ((enrolled_on <= left_on)),
  constraint pupil_pkey PRIMARY KEY (school_id, pupil_id),
  constraint pupil_snils_hash_check CHECK ((snils_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint pupil_snils_hash_key UNIQUE (school_id, snils_hash),
  constraint pupil_snils_sealed_check CHECK (((snils_hash IS NULL) = (snils_sealed IS NULL))),
  constraint pupil_study_form_check CHECK ((study_form = ANY (ARRAY['full-time'::text, 'part-time'::text, 'family'::text, 'home'::text]))),
  constraint pupil_version_check CHECK ((version > 0))
);
alter table pupil force row level security;
create policy pupil_school on pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table region (
  region_id uuid not null,
  name text not null,
  calendar_version integer not null default 1,
  is_only boolean not null default true,
  constraint region_is_only_check CHECK (is_only),
  constraint region_is_only_key UNIQUE (is_only),
  constraint region_pkey PRIMARY KEY (region_id)
);

create table room (
  school_id uuid not null,
  room_id uuid not null,
  building text not null,
  name text not null,
  capacity integer not null,
  version integer not null,
  constraint room_capacity_check CHECK (((capacity >= 0) AND (capacity <= 1000))),
  constraint room_pkey PRIMARY KEY (school_id, room_id),
  constraint room_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint room_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX room_building_name_key ON room USING btree (school_id, lower((building COLLATE "ru-x-icu")), lower((name COLLATE "ru-x-icu")));
alter table room force row level security;
create policy room_school on room
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  name text not null,
  short_name text not null,
  zone text not null,
  policy_preset text not null,
  policy_version integer not null,
  year integer not null,
  version integer not null,
  constraint school_municipality_id_fkey FOREIGN KEY (region_id, municipality_id) REFERENCES municipality(region_id, municipality_id),
  constraint school_pkey PRIMARY KEY (school_id),
  constraint school_version_check CHECK (((version > 0) AND (policy_version > 0))),
  constraint school_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
CREATE UNIQUE INDEX school_short_name_key ON school USING btree (municipality_id, lower((short_name COLLATE "ru-x-icu")));
alter table school force row level security;
create policy school_school on school
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

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
  constraint staff_ends_on_check CHECK ((starts_on <= ends_on)),
  constraint staff_pkey PRIMARY KEY (school_id, person_id),
  constraint staff_roles_check CHECK ((roles <@ ARRAY['teacher'::text, 'deputy-head'::text, 'school-admin'::text, 'director'::text, 'dispatcher'::text, 'secretary'::text])),
  constraint staff_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint staff_snils_hash_check CHECK ((snils_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint staff_snils_hash_key UNIQUE (school_id, snils_hash),
  constraint staff_snils_sealed_check CHECK (((snils_hash IS NULL) = (snils_sealed IS NULL))),
  constraint staff_version_check CHECK ((version > 0))
);
alter table staff force row level security;
create policy staff_school on staff
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table subject (
  school_id uuid not null,
  subject_id uuid not null,
  name text not null,
  short_name text not null,
  is_ungraded boolean not null,
  version integer not null,
  constraint subject_pkey PRIMARY KEY (school_id, subject_id),
  constraint subject_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint subject_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX subject_name_key ON subject USING btree (school_id, lower((name COLLATE "ru-x-icu")));
alter table subject force row level security;
create policy subject_school on subject
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table work_type (
  school_id uuid not null,
  work_type_id uuid not null,
  name text not null,
  short_name text not null,
  weight integer not null,
  is_written boolean not null,
  needs_theme boolean not null,
  is_default boolean not null,
  version integer not null,
  constraint work_type_pkey PRIMARY KEY (school_id, work_type_id),
  constraint work_type_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(school_id),
  constraint work_type_version_check CHECK ((version > 0)),
  constraint work_type_weight_check CHECK (((weight >= 1) AND (weight <= 100)))
);
CREATE UNIQUE INDEX work_type_is_default_key ON work_type USING btree (school_id) WHERE is_default;
CREATE UNIQUE INDEX work_type_name_key ON work_type USING btree (school_id, lower((name COLLATE "ru-x-icu")));
alter table work_type force row level security;
create policy work_type_school on work_type
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
