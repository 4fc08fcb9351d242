-- planned_on and planned_slot are where the template put the lesson: by them a regeneration knows it again after a move.
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
  constraint lesson_pkey primary key (school_id, lesson_id),
  constraint lesson_course_planned_key unique (school_id, course_id, planned_on, planned_slot),
  constraint lesson_template_fkey foreign key (school_id, template_id) references template,
  constraint lesson_slot_check check (slot between 0 and 14),
  constraint lesson_times_check check (starts_at < ends_at),
  constraint lesson_status_check check (status in ('planned', 'cancelled', 'dropped')),
  constraint lesson_substitute_check check (replaced_teacher_id <> teacher_id),
  constraint lesson_version_check check (version > 0)
);

comment on column lesson.status is 'cancelled by a person; dropped by a regeneration, which may bring it back';

create index lesson_date_idx on lesson (school_id, date);

alter table lesson enable row level security;
alter table lesson force row level security;
create policy lesson_school on lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
