create table plan (
  school_id uuid not null,
  course_id uuid not null,
  name text not null,
  version integer not null,
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  policy_version integer not null,
  constraint plan_pkey primary key (school_id, course_id),
  constraint plan_name_check check (length(name) > 0 and length(name) <= 200),
  constraint plan_version_check check (version > 0)
);

alter table plan enable row level security;
alter table plan force row level security;
create policy plan_school on plan
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
