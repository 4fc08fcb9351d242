create table replica_parent (
  school_id uuid not null,
  person_id uuid not null,
  email text not null,
  version integer not null,
  constraint replica_parent_pkey primary key (school_id, person_id)
);

create table replica_parent_child (
  school_id uuid not null,
  pupil_id uuid not null,
  person_id uuid not null,
  constraint replica_parent_child_pkey primary key (school_id, pupil_id, person_id),
  constraint replica_parent_child_person_id_fkey foreign key (school_id, person_id)
    references replica_parent on delete cascade
);

create index replica_parent_child_person_id_idx on replica_parent_child (school_id, person_id);

alter table replica_parent enable row level security;
alter table replica_parent force row level security;
create policy replica_parent_school on replica_parent
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

alter table replica_parent_child enable row level security;
alter table replica_parent_child force row level security;
create policy replica_parent_child_school on replica_parent_child
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
