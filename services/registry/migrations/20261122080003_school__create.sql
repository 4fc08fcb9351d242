create table school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  name text not null,
  short_name text not null,
  zone text not null,
  policy_preset text not null,
  policy_version integer not null,
  year integer not null,
  version integer not null,
  constraint school_pkey primary key (school_id),
  constraint school_municipality_id_fkey foreign key (region_id, municipality_id)
    references municipality (region_id, municipality_id),
  constraint school_year_check check (year between 2000 and 2100),
  constraint school_version_check check (version > 0 and policy_version > 0)
);

create unique index school_short_name_key
  on school (municipality_id, lower(short_name collate "ru-x-icu"));

alter table school enable row level security;
alter table school force row level security;
create policy school_school on school
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
