-- A code opens one child; a confirmed СНИЛС opens all children of the parent and needs no rows here.
create table account_child (
  school_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  constraint account_child_pkey primary key (school_id, person_id, pupil_id),
  constraint account_child_person_id_fkey foreign key (school_id, person_id)
    references account_person
);

alter table account_child enable row level security;
alter table account_child force row level security;
create policy account_child_school on account_child
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
