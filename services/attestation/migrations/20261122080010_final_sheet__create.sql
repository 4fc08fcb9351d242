-- The finals of a course in a period: its row is locked by whoever sets them.
create table final_sheet (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  closes_journal boolean not null,
  version integer not null,
  constraint final_sheet_pkey primary key (school_id, course_id, period_id),
  constraint final_sheet_version_check check (version >= 0)
);

alter table final_sheet enable row level security;
alter table final_sheet force row level security;
create policy final_sheet_school on final_sheet
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
