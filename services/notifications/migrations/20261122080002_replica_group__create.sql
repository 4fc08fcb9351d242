create table replica_group (
  school_id uuid not null,
  group_id uuid not null,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_group_pkey primary key (school_id, group_id)
);

alter table replica_group enable row level security;
alter table replica_group force row level security;
create policy replica_group_school on replica_group
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
