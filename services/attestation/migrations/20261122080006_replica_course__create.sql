create table replica_course (
  school_id uuid not null,
  course_id uuid not null,
  year integer not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  version integer not null,
  constraint replica_course_pkey primary key (school_id, course_id)
);

alter table replica_course enable row level security;
alter table replica_course force row level security;
create policy replica_course_school on replica_course
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
