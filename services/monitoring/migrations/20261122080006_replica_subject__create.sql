create table replica_subject (
  school_id uuid not null,
  subject_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_subject_pkey primary key (school_id, subject_id)
);

alter table replica_subject enable row level security;
alter table replica_subject force row level security;
create policy replica_subject_school on replica_subject
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
