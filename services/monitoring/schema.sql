create table area_reading (
  reading_id uuid not null,
  region_id uuid not null,
  municipality_id uuid,
  account_id text not null,
  role text not null,
  what text not null,
  read_at timestamp with time zone not null,
  constraint area_reading_pkey PRIMARY KEY (reading_id),
  constraint area_reading_what_check CHECK (((length(what) >= 1) AND (length(what) <= 100)))
);
CREATE INDEX area_reading_municipality_id_idx ON area_reading USING btree (municipality_id, reading_id) WHERE (municipality_id IS NOT NULL);
CREATE INDEX area_reading_region_id_idx ON area_reading USING btree (region_id, reading_id) WHERE (municipality_id IS NULL);
CREATE TRIGGER area_reading_append_only BEFORE DELETE OR UPDATE ON area_reading FOR EACH ROW EXECUTE FUNCTION refuse_reading_change();
CREATE TRIGGER area_reading_never_truncated BEFORE TRUNCATE ON area_reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_reading_change();

create table class_day (
  school_id uuid not null,
  date date not null,
  class_id uuid not null,
  lessons_held integer not null,
  topics integer not null,
  homeworks integer not null,
  attendance_taken integer not null,
  expected integer not null,
  absent integer not null,
  absent_unexcused integer not null,
  late integer not null,
  marks integer not null,
  filled_in_time integer not null,
  constraint class_day_pkey PRIMARY KEY (school_id, date, class_id)
);
alter table class_day force row level security;
create policy class_day_school on class_day
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  class_id uuid,
  subject_id uuid,
  teacher_id uuid,
  date date,
  slot integer,
  is_cancelled boolean not null default false,
  schedule_version integer not null default 0,
  topic text not null default ''::text,
  homework text not null default ''::text,
  works jsonb not null default '[]'::jsonb,
  filled_at timestamp with time zone,
  record_version integer not null default 0,
  expected integer not null default 0,
  absent integer not null default 0,
  absent_unexcused integer not null default 0,
  late integer not null default 0,
  absences jsonb not null default '[]'::jsonb,
  attendance_version integer not null default 0,
  marks integer not null default 0,
  constraint lesson_absent_check CHECK ((((absent_unexcused >= 0) AND (absent_unexcused <= absent)) AND (expected >= 0) AND (late >= 0))),
  constraint lesson_marks_check CHECK ((marks >= 0)),
  constraint lesson_pkey PRIMARY KEY (school_id, lesson_id),
  constraint lesson_schedule_version_check CHECK ((((schedule_version = 0) = (class_id IS NULL)) AND ((class_id IS NULL) = (subject_id IS NULL)) AND ((class_id IS NULL) = (teacher_id IS NULL)) AND ((class_id IS NULL) = (date IS NULL)) AND ((class_id IS NULL) = (slot IS NULL)))),
  constraint lesson_topic_filled_at_check CHECK (((topic = ''::text) OR (filled_at IS NOT NULL)))
);
CREATE INDEX lesson_place_idx ON lesson USING btree (school_id, class_id, date) WHERE (class_id IS NOT NULL);
alter table lesson force row level security;
create policy lesson_school on lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  value text not null,
  work_name text not null,
  version integer not null,
  constraint mark_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lesson(school_id, lesson_id),
  constraint mark_pkey PRIMARY KEY (school_id, lesson_id, pupil_id, work_number)
);
alter table mark force row level security;
create policy mark_school on mark
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table movement (
  school_id uuid not null,
  class_id uuid not null,
  date date not null,
  change integer not null,
  constraint movement_change_check CHECK ((change <> 0)),
  constraint movement_pkey PRIMARY KEY (school_id, class_id, date)
);
alter table movement force row level security;
create policy movement_school on movement
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table reading (
  school_id uuid not null,
  reading_id uuid not null,
  account_id text not null,
  role text not null,
  what text not null,
  subject_id uuid,
  read_at timestamp with time zone not null,
  constraint reading_pkey PRIMARY KEY (school_id, reading_id),
  constraint reading_what_check CHECK (((length(what) >= 1) AND (length(what) <= 100)))
);
alter table reading force row level security;
create policy reading_school on reading
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
CREATE TRIGGER reading_append_only BEFORE DELETE OR UPDATE ON reading FOR EACH ROW EXECUTE FUNCTION refuse_reading_change();
CREATE TRIGGER reading_never_truncated BEFORE TRUNCATE ON reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_reading_change();

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  name text not null,
  version integer not null,
  constraint replica_class_pkey PRIMARY KEY (school_id, class_id)
);
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_grant (
  grant_id uuid not null,
  account_id text not null,
  role text not null,
  holder text not null,
  version integer not null,
  constraint replica_grant_pkey PRIMARY KEY (grant_id)
);
CREATE INDEX replica_grant_account_id_idx ON replica_grant USING btree (account_id, role);

create table replica_municipality (
  municipality_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_municipality_pkey PRIMARY KEY (municipality_id)
);

create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
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
  name text not null,
  zone text not null,
  version integer not null,
  constraint replica_school_pkey PRIMARY KEY (school_id)
);
CREATE INDEX replica_school_municipality_id_idx ON replica_school USING btree (municipality_id);
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
  version integer not null,
  constraint replica_subject_pkey PRIMARY KEY (school_id, subject_id)
);
alter table replica_subject force row level security;
create policy replica_subject_school on replica_subject
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table school_day (
  school_id uuid not null,
  date date not null,
  lessons_held integer not null,
  topics integer not null,
  homeworks integer not null,
  attendance_taken integer not null,
  expected integer not null,
  absent integer not null,
  absent_unexcused integer not null,
  late integer not null,
  marks integer not null,
  filled_in_time integer not null,
  constraint school_day_pkey PRIMARY KEY (school_id, date)
);
CREATE INDEX school_day_date_idx ON school_day USING btree (date);
alter table school_day force row level security;
create policy school_day_school on school_day
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

CREATE OR REPLACE FUNCTION refuse_reading_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the log of readings is append-only' using errcode = 'insufficient_privilege';
end $function$
;
