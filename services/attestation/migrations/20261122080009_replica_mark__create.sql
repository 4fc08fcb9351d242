-- points is null for what counts in no average: a debt, «К», a removed mark.
-- date is that of the event, used while the lesson is not told yet.
create table replica_mark (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id uuid not null,
  work_number integer not null,
  course_id uuid not null,
  date date not null,
  points integer,
  weight integer not null,
  is_written boolean not null,
  version integer not null,
  constraint replica_mark_pkey primary key (school_id, lesson_id, pupil_id, work_number)
);

create index replica_mark_course_idx on replica_mark (school_id, course_id) where points is not null;

alter table replica_mark enable row level security;
alter table replica_mark force row level security;
create policy replica_mark_school on replica_mark
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
