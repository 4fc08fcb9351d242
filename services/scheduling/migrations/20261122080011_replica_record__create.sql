-- Lessons of which the journal holds anything: a regeneration leaves them alone once they were held.
create table replica_record (
  school_id uuid not null,
  lesson_id uuid not null,
  constraint replica_record_pkey primary key (school_id, lesson_id)
);

alter table replica_record enable row level security;
alter table replica_record force row level security;
create policy replica_record_school on replica_record
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
