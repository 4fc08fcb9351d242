-- By how many pupils a class grew or shrank on a day: the sum up to a day is who is enrolled on it.
create table movement (
  school_id uuid not null,
  class_id uuid not null,
  date date not null,
  change integer not null,
  constraint movement_pkey primary key (school_id, class_id, date),
  constraint movement_change_check check (change <> 0)
);

alter table movement enable row level security;
alter table movement force row level security;
create policy movement_school on movement
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
