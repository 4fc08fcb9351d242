create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  -- Set while a substitute teaches: who is replaced.
  replaced_teacher_id uuid,
  room_id uuid,
  date date not null,
  slot integer not null,
  starts_at text not null,
  ends_at text not null,
  is_cancelled boolean not null,
  -- Left out by a regeneration of the timetable: no news for a family, unlike a lesson that a person cancelled.
  is_dropped boolean not null,
  moved_from date,
  change_reason text not null,
  version integer not null,
  constraint lesson_pkey primary key (school_id, lesson_id),
  constraint lesson_starts_at_ends_at_check check (starts_at < ends_at),
  constraint lesson_is_dropped_check check (is_cancelled or not is_dropped)
);

create index lesson_class_id_date_idx on lesson (school_id, class_id, date);
create index lesson_course_id_date_idx on lesson (school_id, course_id, date);

alter table lesson enable row level security;
alter table lesson force row level security;
create policy lesson_school on lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
