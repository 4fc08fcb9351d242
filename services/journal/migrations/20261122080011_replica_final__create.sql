-- Whether the finals of a course close its journal of the period (P-13).
create table replica_final (
  school_id uuid not null,
  course_id uuid not null,
  period_id uuid not null,
  closes_journal boolean not null,
  version integer not null,
  constraint replica_final_pkey primary key (school_id, course_id, period_id)
);

alter table replica_final enable row level security;
alter table replica_final force row level security;
create policy replica_final_school on replica_final
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
