create table policy (
  school_id uuid not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  ground text not null,
  author text not null,
  set_at timestamptz not null,
  constraint policy_pkey primary key (school_id, key, valid_from),
  constraint policy_school_id_fkey foreign key (school_id) references school
);

alter table policy enable row level security;
alter table policy force row level security;
create policy policy_school on policy
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
