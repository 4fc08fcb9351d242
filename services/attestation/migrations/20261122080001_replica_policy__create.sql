create table replica_policy (
  school_id uuid not null,
  preset text not null,
  overrides jsonb not null,
  version integer not null,
  constraint replica_policy_pkey primary key (school_id)
);

alter table replica_policy enable row level security;
alter table replica_policy force row level security;
create policy replica_policy_school on replica_policy
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
