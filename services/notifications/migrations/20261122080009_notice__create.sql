-- `about` names what the notice tells; a person is told of one thing once.
create table notice (
  school_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  pupil_id uuid,
  details jsonb not null,
  about text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notice_pkey primary key (school_id, notice_id),
  constraint notice_person_id_about_key unique (school_id, person_id, about),
  constraint notice_kind_check check (kind in ('mark', 'lesson-changed', 'final', 'absence'))
);

create index notice_person_id_idx on notice (school_id, person_id, notice_id);
create index notice_unread_idx on notice (school_id, person_id) where read_at is null;

alter table notice enable row level security;
alter table notice force row level security;
create policy notice_school on notice
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
