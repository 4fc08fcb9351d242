create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  name text not null,
  class_teacher_id uuid,
  version integer not null,
  constraint replica_class_pkey primary key (school_id, class_id)
);

create index replica_class_class_teacher_id_idx on replica_class (school_id, class_teacher_id);

alter table replica_class enable row level security;
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
