-- Where a lesson stood before a change, and who taught it then.
create table replica_lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  subject_id uuid not null,
  teacher_id uuid not null,
  date date not null,
  slot integer not null,
  version integer not null,
  constraint replica_lesson_pkey primary key (school_id, lesson_id)
);

alter table replica_lesson enable row level security;
alter table replica_lesson force row level security;
create policy replica_lesson_school on replica_lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
