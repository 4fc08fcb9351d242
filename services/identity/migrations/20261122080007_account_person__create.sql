-- Whom an account acts as: one human may be a teacher here and a parent there.
create table account_person (
  school_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  way text not null,
  linked_at timestamptz not null,
  constraint account_person_pkey primary key (school_id, person_id),
  constraint account_person_account_id_fkey foreign key (account_id) references account,
  constraint account_person_way_check check (way in ('invite', 'gosuslugi', 'credentials'))
);

create index account_person_account_id_idx on account_person (account_id);

alter table account_person enable row level security;
alter table account_person force row level security;
create policy account_person_school on account_person
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
