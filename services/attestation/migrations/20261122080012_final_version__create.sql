create table final_version (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  pupil_id uuid not null,
  version integer not null,
  value text not null,
  order_text text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint final_version_pkey primary key (school_id, course_id, period_id, pupil_id, version),
  constraint final_version_final_fkey
    foreign key (school_id, course_id, period_id, pupil_id) references final
);

alter table final_version enable row level security;
alter table final_version force row level security;
create policy final_version_school on final_version
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
