-- Every version of every cell: who, when, from, to [M 4.13, JRN-43].
create table mark_change (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  version integer not null,
  previous_value text not null,
  value text not null,
  comment text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  policy_version integer not null,
  constraint mark_change_pkey primary key (school_id, lesson_id, pupil_id, work_number, version),
  constraint mark_change_mark_fkey foreign key (school_id, lesson_id, pupil_id, work_number)
    references mark
);

alter table mark_change enable row level security;
alter table mark_change force row level security;
create policy mark_change_school on mark_change
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
