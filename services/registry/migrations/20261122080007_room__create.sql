create table room (
  school_id uuid not null,
  room_id uuid not null,
  building text not null,
  name text not null,
  capacity integer not null,
  version integer not null,
  constraint room_pkey primary key (school_id, room_id),
  constraint room_school_id_fkey foreign key (school_id) references school,
  constraint room_capacity_check check (capacity between 0 and 1000),
  constraint room_version_check check (version > 0)
);

create unique index room_building_name_key
  on room (school_id, lower(building collate "ru-x-icu"), lower(name collate "ru-x-icu"));

alter table room enable row level security;
alter table room force row level security;
create policy room_school on room
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
