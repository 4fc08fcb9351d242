-- The newest attendance of a lesson that was told of: a late older one tells nothing.
create table roll (
  school_id uuid not null,
  lesson_id uuid not null,
  version integer not null,
  constraint roll_pkey primary key (school_id, lesson_id)
);

alter table roll enable row level security;
alter table roll force row level security;
create policy roll_school on roll
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
