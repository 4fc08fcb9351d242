create table replica_parent (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  snils_hash text,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_parent_pkey primary key (school_id, person_id)
);

create index replica_parent_snils_hash_idx on replica_parent (snils_hash);

alter table replica_parent enable row level security;
alter table replica_parent force row level security;
create policy replica_parent_school on replica_parent
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
