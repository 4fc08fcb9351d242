-- Attendance of a lesson as a whole: that it was taken, by whom and when.
create table roll (
  school_id uuid not null,
  lesson_id uuid not null,
  expected_pupils integer not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  policy_version integer not null,
  version integer not null,
  constraint roll_pkey primary key (school_id, lesson_id),
  constraint roll_lesson_id_fkey foreign key (school_id, lesson_id) references replica_lesson,
  constraint roll_expected_pupils_check check (expected_pupils >= 0),
  constraint roll_version_check check (version > 0)
);

alter table roll enable row level security;
alter table roll force row level security;
create policy roll_school on roll
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
