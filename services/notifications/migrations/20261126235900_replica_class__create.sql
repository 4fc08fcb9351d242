-- A teacher of many classes has to be told which one.
create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_class_pkey primary key (school_id, class_id)
);

alter table replica_class enable row level security;
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid)
    or (select current_setting('app.every_school', true) = 'on'))
  with check (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid)
    or (select current_setting('app.every_school', true) = 'on'));
