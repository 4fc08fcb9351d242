-- Every version of every absence.
create table attendance_change (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  version integer not null,
  previous_code text not null,
  code text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  policy_version integer not null,
  constraint attendance_change_pkey primary key (school_id, lesson_id, pupil_id, version),
  constraint attendance_change_attendance_fkey foreign key (school_id, lesson_id, pupil_id)
    references attendance
);

alter table attendance_change enable row level security;
alter table attendance_change force row level security;
create policy attendance_change_school on attendance_change
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
