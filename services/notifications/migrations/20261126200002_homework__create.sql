-- What was asked before, so that a change can be told; a lesson whose homework was never written has no row.
create table homework (
  school_id uuid not null,
  lesson_id uuid not null,
  text text not null,
  version integer not null,
  constraint homework_pkey primary key (school_id, lesson_id)
);

alter table homework enable row level security;
alter table homework force row level security;
create policy homework_school on homework
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
