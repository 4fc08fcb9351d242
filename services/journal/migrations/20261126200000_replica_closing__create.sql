-- The classes the school has closed a grading period for (P-13).
create table replica_closing (
  school_id uuid not null,
  period_id uuid not null,
  class_ids uuid[] not null,
  version integer not null,
  constraint replica_closing_pkey primary key (school_id, period_id)
);

alter table replica_closing enable row level security;
alter table replica_closing force row level security;
create policy replica_closing_school on replica_closing
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
