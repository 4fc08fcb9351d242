-- A removed mark stays with an empty value: an older event must not bring it back.
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
  set_at timestamptz not null,
  version integer not null,
  constraint mark_pkey primary key (school_id, pupil_id, lesson_id, work_number),
  constraint mark_weight_check check (weight >= 0)
);

create index mark_course_id_idx on mark (school_id, course_id);
create index mark_lesson_id_idx on mark (school_id, lesson_id);

alter table mark enable row level security;
alter table mark force row level security;
create policy mark_school on mark
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
