create table mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  -- Empty when removed.
  value text not null,
  work_name text not null,
  version integer not null,
  constraint mark_pkey primary key (school_id, lesson_id, pupil_id, work_number),
  constraint mark_lesson_id_fkey foreign key (school_id, lesson_id) references lesson
);

alter table mark enable row level security;
alter table mark force row level security;
create policy mark_school on mark
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
