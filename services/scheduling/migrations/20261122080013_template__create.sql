create table template (
  school_id uuid not null,
  template_id uuid not null,
  year integer not null,
  name text not null,
  bells_id uuid not null,
  starts_on date,
  ends_on date,
  version integer not null,
  constraint template_pkey primary key (school_id, template_id),
  constraint template_year_name_key unique (school_id, year, name),
  constraint template_bells_fkey foreign key (school_id, bells_id) references bells,
  constraint template_name_check check (length(name) between 1 and 100),
  constraint template_span_check check (starts_on <= ends_on),
  constraint template_version_check check (version > 0)
);

alter table template enable row level security;
alter table template force row level security;
create policy template_school on template
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create table template_cell (
  school_id uuid not null,
  template_id uuid not null,
  course_id uuid not null,
  weekday integer not null,
  slot integer not null,
  week integer not null,
  room_id uuid,
  constraint template_cell_pkey primary key (school_id, template_id, course_id, weekday, slot, week),
  constraint template_cell_template_fkey foreign key (school_id, template_id) references template,
  constraint template_cell_weekday_check check (weekday between 1 and 7),
  constraint template_cell_slot_check check (slot between 0 and 14),
  constraint template_cell_week_check check (week between 0 and 2)
);

alter table template_cell enable row level security;
alter table template_cell force row level security;
create policy template_cell_school on template_cell
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
