create table homework (
  school_id uuid not null,
  lesson_id uuid not null,
  text text not null,
  version integer not null,
  constraint homework_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table homework force row level security;
create policy homework_school on homework
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table mailing (
  school_id uuid not null,
  notice_id uuid not null,
  due_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  sent_at timestamp with time zone,
  constraint mailing_notice_id_fkey FOREIGN KEY (school_id, notice_id) REFERENCES notice(school_id, notice_id) ON DELETE CASCADE,
  constraint mailing_pkey PRIMARY KEY (school_id, notice_id),
  constraint mailing_sent_at_check CHECK (((sent_at IS NULL) OR (taken_at IS NOT NULL)))
);
CREATE INDEX mailing_due_at_idx ON mailing USING btree (due_at) WHERE (taken_at IS NULL);
alter table mailing force row level security;
create policy mailing_school on mailing
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table notice (
  school_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  pupil_id uuid,
  details jsonb not null,
  about text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['mark'::text, 'lesson-changed'::text, 'final'::text, 'absence'::text, 'homework'::text]))),
  constraint notice_person_id_about_key UNIQUE (school_id, person_id, about),
  constraint notice_pkey PRIMARY KEY (school_id, notice_id)
);
CREATE INDEX notice_person_id_idx ON notice USING btree (school_id, person_id, notice_id);
CREATE INDEX notice_unread_idx ON notice USING btree (school_id, person_id) WHERE (read_at IS NULL);
alter table notice force row level security;
create policy notice_school on notice
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table preference (
  account_id text not null,
  by_email text[] not null,
  quiet_from text not null,
  quiet_to text not null,
  constraint preference_pkey PRIMARY KEY (account_id),
  constraint preference_quiet_from_check CHECK ((quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint preference_quiet_to_check CHECK ((quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);

create table preference_person (
  school_id uuid not null,
  person_id uuid not null,
  account_id text not null,
  constraint preference_person_account_id_fkey FOREIGN KEY (account_id) REFERENCES preference(account_id),
  constraint preference_person_pkey PRIMARY KEY (school_id, person_id)
);
alter table preference_person force row level security;
create policy preference_person_school on preference_person
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_class_pkey PRIMARY KEY (school_id, class_id)
);
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_group (
  school_id uuid not null,
  group_id uuid not null,
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
  subject_id uuid not null,
  teacher_id uuid not null,
  date date not null,
  slot integer not null,
  version integer not null,
  group_id text,
  constraint replica_lesson_pkey PRIMARY KEY (school_id, lesson_id)
);
alter table replica_lesson force row level security;
create policy replica_lesson_school on replica_lesson
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_parent (
  school_id uuid not null,
  person_id uuid not null,
  email text not null,
  version integer not null,
  constraint replica_parent_pkey PRIMARY KEY (school_id, person_id)
);
alter table replica_parent force row level security;
create policy replica_parent_school on replica_parent
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_parent_child (
  school_id uuid not null,
  pupil_id uuid not null,
  person_id uuid not null,
  constraint replica_parent_child_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES replica_parent(school_id, person_id) ON DELETE CASCADE,
  constraint replica_parent_child_pkey PRIMARY KEY (school_id, pupil_id, person_id)
);
CREATE INDEX replica_parent_child_person_id_idx ON replica_parent_child USING btree (school_id, person_id);
alter table replica_parent_child force row level security;
create policy replica_parent_child_school on replica_parent_child
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_period (
  school_id uuid not null,
  period_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_period_pkey PRIMARY KEY (school_id, period_id)
);
alter table replica_period force row level security;
create policy replica_period_school on replica_period
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  name text not null,
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
  email text not null,
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
