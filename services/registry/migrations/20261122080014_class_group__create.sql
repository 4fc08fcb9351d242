create table class_group (
  school_id uuid not null,
  group_id uuid not null,
  class_id uuid not null,
  name text not null,
  version integer not null,
  constraint class_group_pkey primary key (school_id, group_id),
  constraint class_group_class_id_key unique (school_id, class_id, group_id),
  constraint class_group_class_id_fkey foreign key (school_id, class_id) references class,
  constraint class_group_version_check check (version > 0)
);

create unique index class_group_name_key
  on class_group (school_id, class_id, lower(name collate "ru-x-icu"));

alter table class_group enable row level security;
alter table class_group force row level security;
create policy class_group_school on class_group
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

-- The class stands in both foreign keys: a group holds pupils of its own class only.
create table class_group_pupil (
  school_id uuid not null,
  group_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  constraint class_group_pupil_pkey primary key (school_id, group_id, pupil_id),
  constraint class_group_pupil_group_id_fkey foreign key (school_id, class_id, group_id)
    references class_group (school_id, class_id, group_id),
  constraint class_group_pupil_pupil_id_fkey foreign key (school_id, class_id, pupil_id)
    references pupil (school_id, class_id, pupil_id)
);

create index class_group_pupil_pupil_id_idx on class_group_pupil (school_id, pupil_id);

alter table class_group_pupil enable row level security;
alter table class_group_pupil force row level security;
create policy class_group_pupil_school on class_group_pupil
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
