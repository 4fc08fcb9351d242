-- The classes a grading period is closed for (P-13).
create table period_closing (
  school_id uuid not null,
  period_id uuid not null,
  class_ids uuid[] not null,
  version integer not null,
  constraint period_closing_pkey primary key (school_id, period_id),
  constraint period_closing_version_check check (version >= 0)
);

alter table period_closing enable row level security;
alter table period_closing force row level security;
create policy period_closing_school on period_closing
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
