create table absence (
  school_id uuid not null,
  pupil_id uuid not null,
  lesson_id uuid not null,
  code text not null,
  label text not null,
  kind text not null,
  constraint absence_kind_check CHECK ((kind = ANY (ARRAY['excused'::text, 'unexcused'::text, 'unknown'::text, 'sick'::text, 'late'::text]))),
  constraint absence_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES roll(school_id, lesson_id) ON DELETE CASCADE,
  constraint absence_pkey PRIMARY KEY (school_id, pupil_id, lesson_id)
);
CREATE INDEX absence_lesson_id_idx ON absence USING btree (school_id, lesson_id);
alter table absence force row level security;
create policy absence_school on absence
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table final (
  school_id uuid not null,
  pupil_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  value text not null,
  constraint final_pkey PRIMARY KEY (school_id, pupil_id, course_id, period_id),
  constraint final_sheet_fkey FOREIGN KEY (school_id, course_id, period_id) REFERENCES final_sheet(school_id, course_id, period_id) ON DELETE CASCADE,
  constraint final_value_check CHECK ((value <> ''::text))
);
CREATE INDEX final_sheet_idx ON final USING btree (school_id, course_id, period_id);
alter table final force row level security;
create policy final_school on final
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table final_sheet (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  year integer not null,
  version integer not null,
  constraint final_sheet_pkey PRIMARY KEY (school_id, course_id, period_id)
);
alter table final_sheet force row level security;
create policy final_sheet_school on final_sheet
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
  date date not null,
  slot integer not null,
  starts_at text not null,
  ends_at text not null,
  is_cancelled boolean not null,
  is_dropped boolean not null,
  moved_from date,
  change_reason text not null,
  version integer not null,
  moved_from_slot smallint,
  constraint lesson_is_dropped_check CHECK ((is_cancelled OR (NOT is_dropped))),
  constraint lesson_moved_from_slot_check CHECK (((moved_from IS NOT NULL) OR (moved_from_slot IS NULL))),
  constraint lesson_pkey PRIMARY KEY (school_id, lesson_id),
  constraint lesson_starts_at_ends_at_check CHECK ((starts_at < ends_at))
);
CREATE INDEX lesson_class_id_date_idx ON lesson USING btree (school_id, class_id, date);
CREATE INDEX lesson_course_id_date_idx ON lesson USING btree (school_id, course_id, date);
CREATE INDEX lesson_moved_from_idx ON lesson USING btree (school_id, class_id, moved_from) WHERE (moved_from IS NOT NULL);
alter table lesson force row level security;
create policy lesson_school on lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson_record (
  school_id uuid not null,
  lesson_id uuid not null,
  topic text not null,
  homework text not null,
  version integer not null,
  constraint lesson_record_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table lesson_record force row level security;
create policy lesson_record_school on lesson_record
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table mark (
  school_id uuid not null,
  pupil_id uuid not null,
  lesson_id uuid not null,
  work_number integer not null,
  course_id uuid not null,
  value text not null,
  comment text not null,
  weight integer not null,
  work_name text not null,
  set_at timestamp with time zone not null,
  version integer not null,
  previous_value text not null default ''::text,
  constraint mark_pkey PRIMARY KEY (school_id, pupil_id, lesson_id, work_number),
  constraint mark_weight_check CHECK ((weight >= 0))
);
CREATE INDEX mark_course_id_idx ON mark USING btree (school_id, course_id);
CREATE INDEX mark_lesson_id_idx ON mark USING btree (school_id, lesson_id);
alter table mark force row level security;
create policy mark_school on mark
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
CREATE INDEX replica_course_class_id_idx ON replica_course USING btree (school_id, class_id);
alter table replica_course force row level security;
create policy replica_course_school on replica_course
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_enrollment (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  enrolled_on date not null,
  version integer not null,
  constraint replica_enrollment_pkey PRIMARY KEY (school_id, pupil_id, class_id, enrolled_on)
);
CREATE INDEX replica_enrollment_class_id_idx ON replica_enrollment USING btree (school_id, class_id);
alter table replica_enrollment force row level security;
create policy replica_enrollment_school on replica_enrollment
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_group (
  school_id uuid not null,
  group_id uuid not null,
  class_id uuid not null,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_group_pkey PRIMARY KEY (school_id, group_id)
);
alter table replica_group force row level security;
create policy replica_group_school on replica_group
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
  year integer not null,
  kind text not null,
  holidays jsonb not null,
  version integer not null,
  constraint replica_period_set_pkey PRIMARY KEY (school_id, period_set_id)
);
CREATE INDEX replica_period_set_year_kind_idx ON replica_period_set USING btree (school_id, year, kind);
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
  study_form text not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey PRIMARY KEY (school_id, pupil_id)
);
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
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
  policy_preset text not null,
  year integer not null,
  version integer not null,
  constraint replica_school_pkey PRIMARY KEY (school_id)
);
CREATE INDEX replica_school_region_id_idx ON replica_school USING btree (region_id);
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

create table roll (
  school_id uuid not null,
  lesson_id uuid not null,
  version integer not null,
  constraint roll_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table roll force row level security;
create policy roll_school on roll
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table week (
  school_id uuid not null,
  pupil_id uuid not null,
  starts_on date not null,
  body bytea not null,
  constraint week_pkey PRIMARY KEY (school_id, pupil_id, starts_on),
  constraint week_starts_on_check CHECK ((EXTRACT(isodow FROM starts_on) = (1)::numeric))
);
alter table week force row level security;
create policy week_school on week
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

CREATE OR REPLACE FUNCTION read_week(school uuid, pupil uuid, day date, moment timestamp with time zone)
 RETURNS bytea
 LANGUAGE plpgsql
AS $function$
declare
  found bytea;
begin
  perform set_config('app.school_id', school::text, true);
  if day is null then
    select moment at time zone zone into day from replica_school where school_id = school;
  end if;
  select body into found
  from week
  where school_id = school and pupil_id = pupil
    and starts_on = day - (extract(isodow from day)::integer - 1);
  return found;
end
$function$
;
