-- Which version of the finals of a course and period the finals are of.
create table final_sheet (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  year integer not null,
  version integer not null,
  constraint final_sheet_pkey primary key (school_id, course_id, period_id)
);

create table final (
  school_id uuid not null,
  pupil_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  value text not null,
  constraint final_pkey primary key (school_id, pupil_id, course_id, period_id),
  constraint final_sheet_fkey foreign key (school_id, course_id, period_id)
    references final_sheet on delete cascade,
  constraint final_value_check check (value <> '')
);

create index final_sheet_idx on final (school_id, course_id, period_id);

alter table final_sheet enable row level security;
alter table final_sheet force row level security;
create policy final_sheet_school on final_sheet
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

alter table final enable row level security;
alter table final force row level security;
create policy final_school on final
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
