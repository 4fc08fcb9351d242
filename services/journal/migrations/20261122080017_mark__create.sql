create table mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  -- Empty when removed: the cell keeps its version.
  value text not null,
  comment text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  policy_version integer not null,
  version integer not null,
  constraint mark_pkey primary key (school_id, lesson_id, pupil_id, work_number),
  constraint mark_lesson_id_work_number_fkey foreign key (school_id, lesson_id, work_number)
    references lesson_work,
  constraint mark_value_check check (length(value) <= 20),
  constraint mark_comment_check check (length(comment) <= 300),
  constraint mark_version_check check (version > 0)
);

alter table mark enable row level security;
alter table mark force row level security;
create policy mark_school on mark
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
