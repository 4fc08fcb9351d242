create table subject (
  school_id uuid not null,
  subject_id uuid not null,
  name text not null,
  short_name text not null,
  is_ungraded boolean not null,
  version integer not null,
  constraint subject_pkey primary key (school_id, subject_id),
  constraint subject_school_id_fkey foreign key (school_id) references school,
  constraint subject_version_check check (version > 0)
);

create unique index subject_name_key on subject (school_id, lower(name collate "ru-x-icu"));

alter table subject enable row level security;
alter table subject force row level security;
create policy subject_school on subject
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
