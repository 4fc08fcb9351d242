create table bell_slot (
  school_id uuid not null,
  bells_id uuid not null,
  number integer not null,
  starts_at text not null,
  ends_at text not null,
  constraint bell_slot_bells_fkey FOREIGN KEY (school_id, bells_id) REFERENCES bells(school_id, bells_id),
  constraint bell_slot_ends_at_check CHECK ((ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint bell_slot_number_check CHECK (((number >= 0) AND (number <= 14))),
  constraint bell_slot_order_check CHECK ((starts_at < ends_at)),
  constraint bell_slot_pkey PRIMARY KEY (school_id, bells_id, number),
  constraint bell_slot_starts_at_check CHECK ((starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);
alter table bell_slot force row level security;
create policy bell_slot_school on bell_slot
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table bells (
  school_id uuid not null,
  bells_id uuid not null,
  name text not null,
  version integer not null,
  constraint bells_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint bells_name_key UNIQUE (school_id, name),
  constraint bells_pkey PRIMARY KEY (school_id, bells_id),
  constraint bells_version_check CHECK ((version > 0))
);
alter table bells force row level security;
create policy bells_school on bells
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table change (
  school_id uuid not null,
  change_id uuid not null,
  kind text not null,
  lessons integer not null,
  first_date date not null,
  last_date date not null,
  reason text not null,
  summary text not null,
  author_id text not null,
  changed_at timestamp with time zone not null,
  place jsonb,
  moved_to jsonb,
  constraint change_dates_check CHECK ((first_date <= last_date)),
  constraint change_kind_check CHECK ((kind = ANY (ARRAY['generated'::text, 'cancelled'::text, 'moved'::text, 'teacher-replaced'::text, 'restored'::text]))),
  constraint change_lessons_check CHECK ((lessons > 0)),
  constraint change_moved_to_check CHECK (((moved_to IS NULL) OR (place IS NOT NULL))),
  constraint change_pkey PRIMARY KEY (school_id, change_id)
);
alter table change force row level security;
create policy change_school on change
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table generation (
  school_id uuid not null,
  generation_id uuid not null,
  template_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  author_id text not null,
  account_id text not null,
  counts jsonb,
  started_at timestamp with time zone not null,
  constraint generation_pkey PRIMARY KEY (school_id, generation_id),
  constraint generation_span_check CHECK ((starts_on <= ends_on)),
  constraint generation_template_fkey FOREIGN KEY (school_id, template_id) REFERENCES template(school_id, template_id)
);
alter table generation force row level security;
create policy generation_school on generation
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  replaced_teacher_id uuid,
  room_id uuid,
  template_id uuid not null,
  planned_on date not null,
  planned_slot integer not null,
  date date not null,
  slot integer not null,
  starts_at text not null,
  ends_at text not null,
  status text not null,
  is_moved boolean not null,
  change_reason text not null,
  version integer not null,
  constraint lesson_course_planned_key UNIQUE (school_id, course_id, planned_on, planned_slot),
  constraint lesson_pkey PRIMARY KEY (school_id, lesson_id),
  constraint lesson_slot_check CHECK (((slot >= 0) AND (slot <= 14))),
  constraint lesson_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text, 'dropped'::text]))),
  constraint lesson_substitute_check CHECK ((replaced_teacher_id <> teacher_id)),
  constraint lesson_template_fkey FOREIGN KEY (school_id, template_id) REFERENCES template(school_id, template_id),
  constraint lesson_times_check CHECK ((starts_at < ends_at)),
  constraint lesson_version_check CHECK ((version > 0))
);
CREATE INDEX lesson_date_idx ON lesson USING btree (school_id, date);
alter table lesson force row level security;
create policy lesson_school on lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_calendar (
  region_id uuid not null,
  days jsonb not null,
  version integer not null,
  constraint replica_calendar_pkey PRIMARY KEY (region_id)
);

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  grade integer not null,
  name text not null,
  period_kind text not null,
  version integer not null,
  constraint replica_class_pkey PRIMARY KEY (school_id, class_id)
);
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_course (
  school_id uuid not null,
  course_id uuid not null,
  year integer not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  half_hours_per_week integer not null,
  version integer not null,
  constraint replica_course_pkey PRIMARY KEY (school_id, course_id)
);
CREATE INDEX replica_course_class_idx ON replica_course USING btree (school_id, class_id);
alter table replica_course force row level security;
create policy replica_course_school on replica_course
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_group (
  school_id uuid not null,
  group_id uuid not null,
  class_id uuid not null,
  name text not null,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_group_pkey PRIMARY KEY (school_id, group_id)
);
CREATE INDEX replica_group_class_idx ON replica_group USING btree (school_id, class_id);
alter table replica_group force row level security;
create policy replica_group_school on replica_group
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_period_set (
  school_id uuid not null,
  year integer not null,
  kind text not null,
  periods jsonb not null,
  holidays jsonb not null,
  version integer not null,
  constraint replica_period_set_pkey PRIMARY KEY (school_id, year, kind)
);
alter table replica_period_set force row level security;
create policy replica_period_set_school on replica_period_set
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_policy (
  school_id uuid not null,
  preset text not null,
  overrides jsonb not null,
  version integer not null,
  constraint replica_policy_pkey PRIMARY KEY (school_id)
);
alter table replica_policy force row level security;
create policy replica_policy_school on replica_policy
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid,
  is_taught_apart boolean not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey PRIMARY KEY (school_id, pupil_id)
);
CREATE INDEX replica_pupil_apart_idx ON replica_pupil USING btree (school_id, class_id) WHERE is_taught_apart;
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_record (
  school_id uuid not null,
  lesson_id uuid not null,
  constraint replica_record_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table replica_record force row level security;
create policy replica_record_school on replica_record
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_room (
  school_id uuid not null,
  room_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_room_pkey PRIMARY KEY (school_id, room_id)
);
alter table replica_room force row level security;
create policy replica_room_school on replica_room
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  zone text not null,
  year integer not null,
  version integer not null,
  constraint replica_school_pkey PRIMARY KEY (school_id)
);
alter table replica_school force row level security;
create policy replica_school_school on replica_school
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_staff (
  school_id uuid not null,
  person_id uuid not null,
  short_name text not null,
  works_from date,
  works_until date,
  version integer not null,
  constraint replica_staff_pkey PRIMARY KEY (school_id, person_id)
);
alter table replica_staff force row level security;
create policy replica_staff_school on replica_staff
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_subject (
  school_id uuid not null,
  subject_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_subject_pkey PRIMARY KEY (school_id, subject_id)
);
alter table replica_subject force row level security;
create policy replica_subject_school on replica_subject
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table template (
  school_id uuid not null,
  template_id uuid not null,
  year integer not null,
  name text not null,
  bells_id uuid not null,
  starts_on date,
  ends_on date,
  version integer not null,
  constraint template_bells_fkey FOREIGN KEY (school_id, bells_id) REFERENCES bells(school_id, bells_id),
  constraint template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint template_pkey PRIMARY KEY (school_id, template_id),
  constraint template_span_check CHECK ((starts_on <= ends_on)),
  constraint template_version_check CHECK ((version > 0)),
  constraint template_year_name_key UNIQUE (school_id, year, name)
);
alter table template force row level security;
create policy template_school on template
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table template_cell (
  school_id uuid not null,
  template_id uuid not null,
  course_id uuid not null,
  weekday integer not null,
  slot integer not null,
  week integer not null,
  room_id uuid,
  constraint template_cell_pkey PRIMARY KEY (school_id, template_id, course_id, weekday, slot, week),
  constraint template_cell_slot_check CHECK (((slot >= 0) AND (slot <= 14))),
  constraint template_cell_template_fkey FOREIGN KEY (school_id, template_id) REFERENCES template(school_id, template_id),
  constraint template_cell_week_check CHECK (((week >= 0) AND (week <= 2))),
  constraint template_cell_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
alter table template_cell force row level security;
create policy template_cell_school on template_cell
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
