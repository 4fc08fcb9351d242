-- Of an account: no school owns a row.
create table preference (
  account_id text not null,
  by_email text[] not null,
  quiet_from text not null,
  quiet_to text not null,
  constraint preference_pkey primary key (account_id),
  constraint preference_quiet_from_check check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint preference_quiet_to_check check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);

-- The persons the account was in its schools when it chose.
create table preference_person (
  school_id uuid not null,
  person_id uuid not null,
  account_id text not null,
  constraint preference_person_pkey primary key (school_id, person_id),
  constraint preference_person_account_id_fkey foreign key (account_id) references preference
);

alter table preference_person enable row level security;
alter table preference_person force row level security;
create policy preference_person_school on preference_person
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
