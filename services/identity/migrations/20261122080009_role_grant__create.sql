create table role_grant (
  grant_id uuid not null,
  account_id uuid not null,
  holder text not null,
  role text not null,
  region_id uuid not null,
  municipality_id uuid,
  school_id uuid,
  starts_on date not null,
  ends_on date,
  granted_by text not null,
  version integer not null,
  constraint role_grant_pkey primary key (grant_id),
  constraint role_grant_account_id_fkey foreign key (account_id) references account,
  constraint role_grant_role_check check (case role
    when 'region-authority' then municipality_id is null and school_id is null
    when 'municipal-authority' then municipality_id is not null and school_id is null
    when 'inspector' then school_id is null
    when 'school-admin' then municipality_id is null and school_id is not null
    else false end),
  -- A grant ended at once on its first day has none left.
  constraint role_grant_ends_on_check check (ends_on >= starts_on - 1),
  constraint role_grant_version_check check (version > 0)
);

create unique index role_grant_open_key
  on role_grant (account_id, role, region_id, municipality_id, school_id)
  nulls not distinct
  where ends_on is null;
create index role_grant_school_id_idx on role_grant (school_id);

alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy role_grant_school on role_grant
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
