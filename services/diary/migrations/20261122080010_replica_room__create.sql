create table replica_room (
  school_id uuid not null,
  room_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_room_pkey primary key (school_id, room_id)
);

alter table replica_room enable row level security;
alter table replica_room force row level security;
create policy replica_room_school on replica_room
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
