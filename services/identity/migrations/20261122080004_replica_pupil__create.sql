create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  birth_date date not null,
  snils_hash text,
  enrolled_on date not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey primary key (school_id, pupil_id)
);

create index replica_pupil_class_id_idx on replica_pupil (school_id, class_id);
create index replica_pupil_snils_hash_idx on replica_pupil (snils_hash);

alter table replica_pupil enable row level security;
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
