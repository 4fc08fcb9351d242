-- The row of a lesson is also its lock: whoever writes marks, attendance or topic takes it first.
create table replica_lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  subject_id uuid not null,
  teacher_id uuid not null,
  -- Set while a substitute teaches: who is replaced.
  replaced_teacher_id uuid,
  date date not null,
  slot integer not null,
  starts_at text not null,
  is_cancelled boolean not null,
  version integer not null,
  constraint replica_lesson_pkey primary key (school_id, lesson_id),
  constraint replica_lesson_starts_at_check check (starts_at ~ '^\d\d:\d\d$')
);

create index replica_lesson_course_id_date_idx on replica_lesson (school_id, course_id, date);
create index replica_lesson_substitute_idx on replica_lesson (school_id, teacher_id, course_id)
  where replaced_teacher_id is not null;

alter table replica_lesson enable row level security;
alter table replica_lesson force row level security;
create policy replica_lesson_school on replica_lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
