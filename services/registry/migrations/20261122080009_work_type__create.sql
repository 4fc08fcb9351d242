create table work_type (
  school_id uuid not null,
  work_type_id uuid not null,
  name text not null,
  short_name text not null,
  weight integer not null,
  is_written boolean not null,
  needs_theme boolean not null,
  is_default boolean not null,
  version integer not null,
  constraint work_type_pkey primary key (school_id, work_type_id),
  constraint work_type_school_id_fkey foreign key (school_id) references school,
  constraint work_type_weight_check check (weight between 1 and 100),
  constraint work_type_version_check check (version > 0)
);

create unique index work_type_name_key on work_type (school_id, lower(name collate "ru-x-icu"));
create unique index work_type_is_default_key on work_type (school_id) where is_default;

alter table work_type enable row level security;
alter table work_type force row level security;
create policy work_type_school on work_type
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
