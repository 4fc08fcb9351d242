create table final (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  pupil_id uuid not null,
  value text not null,
  order_text text not null,
  version integer not null,
  constraint final_pkey PRIMARY KEY (school_id, course_id, period_id, pupil_id),
  constraint final_sheet_fkey FOREIGN KEY (school_id, course_id, period_id) REFERENCES final_sheet(school_id, course_id, period_id),
  constraint final_value_check CHECK ((length(value) <= 20)),
  constraint final_version_check CHECK ((version > 0))
);
alter table final force row level security;
create policy final_school on final
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table final_sheet (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  closes_journal boolean not null,
  version integer not null,
  constraint final_sheet_pkey PRIMARY KEY (school_id, course_id, period_id),
  constraint final_sheet_version_check CHECK ((version >= 0))
);
alter table final_sheet force row level security;
create policy final_sheet_school on final_sheet
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table final_version (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  pupil_id uuid not null,
  version integer not null,
  value text not null,
  order_text text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint final_version_final_fkey FOREIGN KEY (school_id, course_id, period_id, pupil_id) REFERENCES final(school_id, course_id, period_id, pupil_id),
  constraint final_version_pkey PRIMARY KEY (school_id, course_id, period_id, pupil_id, version)
);
alter table final_version force row level security;
create policy final_version_school on final_version
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table period_closing (
  school_id uuid not null,
  period_id uuid not null,
  class_ids uuid[] not null,
  version integer not null,
  constraint period_closing_pkey PRIMARY KEY (school_id, period_id),
  constraint period_closing_version_check CHECK ((version >= 0))
);
alter table period_closing force row level security;
create policy period_closing_school on period_closing
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table period_closing_change (
  school_id uuid not null,
  period_id uuid not null,
  version integer not null,
  is_closing boolean not null,
  class_ids uuid[] not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint period_closing_change_closing_fkey FOREIGN KEY (school_id, period_id) REFERENCES period_closing(school_id, period_id),
  constraint period_closing_change_pkey PRIMARY KEY (school_id, period_id, version),
  constraint period_closing_change_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 300)))
);
alter table period_closing_change force row level security;
create policy period_closing_change_school on period_closing_change
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  grade integer not null,
  name text not null,
  period_kind text not null,
  class_teacher_id uuid,
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
  version integer not null,
  constraint replica_course_pkey PRIMARY KEY (school_id, course_id)
);
alter table replica_course force row level security;
create policy replica_course_school on replica_course
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_group (
  school_id uuid not null,
  group_id uuid not null,
  name text not null,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_group_pkey PRIMARY KEY (school_id, group_id)
);
alter table replica_group force row level security;
create policy replica_group_school on replica_group
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  date date not null,
  version integer not null,
  constraint replica_lesson_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table replica_lesson force row level security;
create policy replica_lesson_school on replica_lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  course_id uuid not null,
  date date not null,
  points integer,
  weight integer not null,
  is_written boolean not null,
  version integer not null,
  constraint replica_mark_pkey PRIMARY KEY (school_id, lesson_id, pupil_id, work_number)
);
CREATE INDEX replica_mark_course_idx ON replica_mark USING btree (school_id, course_id) WHERE (points IS NOT NULL);
alter table replica_mark force row level security;
create policy replica_mark_school on replica_mark
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_period_set (
  school_id uuid not null,
  year integer not null,
  kind text not null,
  periods jsonb not null,
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
  name text not null,
  study_form text not null,
  enrolled_on date,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey PRIMARY KEY (school_id, pupil_id)
);
CREATE INDEX replica_pupil_class_idx ON replica_pupil USING btree (school_id, class_id);
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  zone text not null,
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
  is_ungraded boolean not null,
  version integer not null,
  constraint replica_subject_pkey PRIMARY KEY (school_id, subject_id)
);
alter table replica_subject force row level security;
create policy replica_subject_school on replica_subject
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
