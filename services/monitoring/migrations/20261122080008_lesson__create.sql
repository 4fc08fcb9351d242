-- One row a lesson, from two topics in any order: the timetable, and what the journal says of it.
create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  -- Of the timetable; null while only the journal has told of the lesson.
  class_id uuid,
  subject_id uuid,
  teacher_id uuid,
  date date,
  slot integer,
  is_cancelled boolean not null default false,
  schedule_version integer not null default 0,
  -- Topic, homework and works.
  topic text not null default '',
  homework text not null default '',
  works jsonb not null default '[]',
  -- When a topic was first written; later corrections do not make it late.
  filled_at timestamptz,
  record_version integer not null default 0,
  -- Attendance; version 0 while it is not taken.
  expected integer not null default 0,
  absent integer not null default 0,
  absent_unexcused integer not null default 0,
  late integer not null default 0,
  absences jsonb not null default '[]',
  attendance_version integer not null default 0,
  marks integer not null default 0,
  constraint lesson_pkey primary key (school_id, lesson_id),
  constraint lesson_schedule_version_check check (
    (schedule_version = 0) = (class_id is null) and (class_id is null) = (subject_id is null)
    and (class_id is null) = (teacher_id is null) and (class_id is null) = (date is null)
    and (class_id is null) = (slot is null)),
  constraint lesson_topic_filled_at_check check (topic = '' or filled_at is not null),
  constraint lesson_absent_check check (
    absent_unexcused between 0 and absent and expected >= 0 and late >= 0),
  constraint lesson_marks_check check (marks >= 0)
);

create index lesson_class_id_date_idx on lesson (school_id, class_id, date);

alter table lesson enable row level security;
alter table lesson force row level security;
create policy lesson_school on lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
