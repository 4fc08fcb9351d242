-- Who was not simply present.
create table attendance (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  -- Empty when removed: the cell keeps its version.
  code text not null,
  kind text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  policy_version integer not null,
  version integer not null,
  constraint attendance_pkey primary key (school_id, lesson_id, pupil_id),
  constraint attendance_lesson_id_fkey foreign key (school_id, lesson_id) references roll,
  constraint attendance_code_check check (length(code) <= 4),
  constraint attendance_kind_check check ((code = '') = (kind = '')
    and kind in ('', 'excused', 'unexcused', 'sick', 'unknown', 'late')),
  constraint attendance_version_check check (version > 0)
);

alter table attendance enable row level security;
alter table attendance force row level security;
create policy attendance_school on attendance
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
