create table attendance (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  code text not null,
  kind text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  policy_version integer not null,
  version integer not null,
  constraint attendance_code_check CHECK ((length(code) <= 4)),
  constraint attendance_kind_check CHECK ((((code = ''::text) = (kind = ''::text)) AND (kind = ANY (ARRAY[''::text, 'excused'::text, 'unexcused'::text, 'sick'::text, 'unknown'::text, 'late'::text])))),
  constraint attendance_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES roll(school_id, lesson_id),
  constraint attendance_pkey PRIMARY KEY (school_id, lesson_id, pupil_id),
  constraint attendance_version_check CHECK ((version > 0))
);
alter table attendance force row level security;
create policy attendance_school on attendance
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table attendance_change (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  version integer not null,
  previous_code text not null,
  code text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  policy_version integer not null,
  constraint attendance_change_attendance_fkey FOREIGN KEY (school_id, lesson_id, pupil_id) REFERENCES attendance(school_id, lesson_id, pupil_id),
  constraint attendance_change_pkey PRIMARY KEY (school_id, lesson_id, pupil_id, version)
);
alter table attendance_change force row level security;
create policy attendance_change_school on attendance_change
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  topic text not null,
  homework text not null,
  plan_item_id uuid,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  policy_version integer not null,
  version integer not null,
  constraint lesson_homework_check CHECK ((length(homework) <= 2000)),
  constraint lesson_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES replica_lesson(school_id, lesson_id),
  constraint lesson_pkey PRIMARY KEY (school_id, lesson_id),
  constraint lesson_plan_item_id_fkey FOREIGN KEY (school_id, course_id, plan_item_id) REFERENCES plan_item(school_id, course_id, plan_item_id) ON DELETE SET NULL (plan_item_id),
  constraint lesson_plan_item_id_key UNIQUE (school_id, plan_item_id),
  constraint lesson_topic_check CHECK ((length(topic) <= 500)),
  constraint lesson_version_check CHECK ((version > 0))
);
alter table lesson force row level security;
create policy lesson_school on lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson_change (
  school_id uuid not null,
  lesson_id uuid not null,
  version integer not null,
  topic text not null,
  homework text not null,
  works jsonb not null,
  plan_item_id uuid,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  policy_version integer not null,
  constraint lesson_change_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lesson(school_id, lesson_id),
  constraint lesson_change_pkey PRIMARY KEY (school_id, lesson_id, version)
);
alter table lesson_change force row level security;
create policy lesson_change_school on lesson_change
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson_work (
  school_id uuid not null,
  lesson_id uuid not null,
  number integer not null,
  work_type_id uuid not null,
  title text not null,
  constraint lesson_work_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES replica_lesson(school_id, lesson_id),
  constraint lesson_work_number_check CHECK (((number >= 1) AND (number <= 4))),
  constraint lesson_work_pkey PRIMARY KEY (school_id, lesson_id, number),
  constraint lesson_work_title_check CHECK ((length(title) <= 300)),
  constraint lesson_work_work_type_id_fkey FOREIGN KEY (school_id, work_type_id) REFERENCES replica_work_type(school_id, work_type_id)
);
alter table lesson_work force row level security;
create policy lesson_work_school on lesson_work
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  value text not null,
  comment text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  policy_version integer not null,
  version integer not null,
  retypes integer not null default 0,
  constraint mark_comment_check CHECK ((length(comment) <= 300)),
  constraint mark_lesson_id_work_number_fkey FOREIGN KEY (school_id, lesson_id, work_number) REFERENCES lesson_work(school_id, lesson_id, number),
  constraint mark_pkey PRIMARY KEY (school_id, lesson_id, pupil_id, work_number),
  constraint mark_retypes_check CHECK ((retypes >= 0)),
  constraint mark_value_check CHECK ((length(value) <= 20)),
  constraint mark_version_check CHECK ((version > 0))
);
alter table mark force row level security;
create policy mark_school on mark
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table mark_change (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  version integer not null,
  previous_value text not null,
  value text not null,
  comment text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  policy_version integer not null,
  constraint mark_change_mark_fkey FOREIGN KEY (school_id, lesson_id, pupil_id, work_number) REFERENCES mark(school_id, lesson_id, pupil_id, work_number),
  constraint mark_change_pkey PRIMARY KEY (school_id, lesson_id, pupil_id, work_number, version)
);
alter table mark_change force row level security;
create policy mark_change_school on mark_change
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table plan (
  school_id uuid not null,
  course_id uuid not null,
  name text not null,
  version integer not null,
  loaded_by uuid not null,
  loaded_at timestamp with time zone not null,
  policy_version integer not null,
  constraint plan_name_check CHECK (((length(name) > 0) AND (length(name) <= 200))),
  constraint plan_pkey PRIMARY KEY (school_id, course_id),
  constraint plan_version_check CHECK ((version > 0))
);
alter table plan force row level security;
create policy plan_school on plan
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table plan_item (
  school_id uuid not null,
  plan_item_id uuid not null,
  course_id uuid not null,
  number integer not null,
  section text not null,
  topic text not null,
  homework text not null,
  constraint plan_item_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES plan(school_id, course_id),
  constraint plan_item_course_id_key UNIQUE (school_id, course_id, plan_item_id),
  constraint plan_item_course_id_number_key UNIQUE (school_id, course_id, number) DEFERRABLE INITIALLY DEFERRED,
  constraint plan_item_number_check CHECK ((number > 0)),
  constraint plan_item_pkey PRIMARY KEY (school_id, plan_item_id),
  constraint plan_item_section_homework_check CHECK (((length(section) <= 300) AND (length(homework) <= 2000))),
  constraint plan_item_topic_check CHECK (((length(topic) > 0) AND (length(topic) <= 500)))
);
alter table plan_item force row level security;
create policy plan_item_school on plan_item
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  grade integer not null,
  letter text not null,
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

create table replica_closing (
  school_id uuid not null,
  period_id uuid not null,
  class_ids uuid[] not null,
  version integer not null,
  constraint replica_closing_pkey PRIMARY KEY (school_id, period_id)
);
alter table replica_closing force row level security;
create policy replica_closing_school on replica_closing
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
CREATE INDEX replica_course_class_id_idx ON replica_course USING btree (school_id, class_id);
alter table replica_course force row level security;
create policy replica_course_school on replica_course
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_final (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  closes_journal boolean not null,
  version integer not null,
  constraint replica_final_pkey PRIMARY KEY (school_id, course_id, period_id)
);
alter table replica_final force row level security;
create policy replica_final_school on replica_final
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
alter table replica_group force row level security;
create policy replica_group_school on replica_group
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  subject_id uuid not null,
  teacher_id uuid not null,
  replaced_teacher_id uuid,
  date date not null,
  slot integer not null,
  starts_at text not null,
  is_cancelled boolean not null,
  version integer not null,
  constraint replica_lesson_pkey PRIMARY KEY (school_id, lesson_id),
  constraint replica_lesson_starts_at_check CHECK ((starts_at ~ '^\d\d:\d\d$'::text))
);
CREATE INDEX replica_lesson_course_id_date_idx ON replica_lesson USING btree (school_id, course_id, date);
CREATE INDEX replica_lesson_substitute_idx ON replica_lesson USING btree (school_id, teacher_id, course_id) WHERE (replaced_teacher_id IS NOT NULL);
alter table replica_lesson force row level security;
create policy replica_lesson_school on replica_lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_period (
  school_id uuid not null,
  period_id uuid not null,
  period_set_id uuid not null,
  year integer not null,
  kind text not null,
  number integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint replica_period_period_set_id_fkey FOREIGN KEY (school_id, period_set_id) REFERENCES replica_period_set(school_id, period_set_id) ON DELETE CASCADE,
  constraint replica_period_pkey PRIMARY KEY (school_id, period_id),
  constraint replica_period_starts_on_ends_on_check CHECK ((starts_on <= ends_on))
);
CREATE INDEX replica_period_year_kind_idx ON replica_period USING btree (school_id, year, kind, starts_on);
alter table replica_period force row level security;
create policy replica_period_school on replica_period
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_period_set (
  school_id uuid not null,
  period_set_id uuid not null,
  version integer not null,
  constraint replica_period_set_pkey PRIMARY KEY (school_id, period_set_id)
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
  class_id uuid not null,
  surname text not null,
  given_name text not null,
  study_form text not null,
  enrolled_on date not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey PRIMARY KEY (school_id, pupil_id)
);
CREATE INDEX replica_pupil_class_id_idx ON replica_pupil USING btree (school_id, class_id);
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  zone text not null,
  policy_preset text not null,
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
  constraint replica_work_type_pkey PRIMARY KEY (school_id, work_type_id)
);
alter table replica_work_type force row level security;
create policy replica_work_type_school on replica_work_type
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table roll (
  school_id uuid not null,
  lesson_id uuid not null,
  expected_pupils integer not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  policy_version integer not null,
  version integer not null,
  constraint roll_expected_pupils_check CHECK ((expected_pupils >= 0)),
  constraint roll_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES replica_lesson(school_id, lesson_id),
  constraint roll_pkey PRIMARY KEY (school_id, lesson_id),
  constraint roll_version_check CHECK ((version > 0))
);
alter table roll force row level security;
create policy roll_school on roll
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
