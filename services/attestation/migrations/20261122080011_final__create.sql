-- An empty value was cleared; its versions stay in final_version.
create table final (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  pupil_id uuid not null,
  value text not null,
  order_text text not null,
  version integer not null,
  constraint final_pkey primary key (school_id, course_id, period_id, pupil_id),
  constraint final_sheet_fkey foreign key (school_id, course_id, period_id) references final_sheet,
  constraint final_value_check check (length(value) <= 20),
  constraint final_version_check check (version > 0)
);

alter table final enable row level security;
alter table final force row level security;
create policy final_school on final
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
