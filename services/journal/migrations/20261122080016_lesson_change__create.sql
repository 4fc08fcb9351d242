-- Every version of topic, homework and works.
create table lesson_change (
  school_id uuid not null,
  lesson_id uuid not null,
  version integer not null,
  topic text not null,
  homework text not null,
  works jsonb not null,
  plan_item_id uuid,
  written_by uuid not null,
  written_at timestamptz not null,
  policy_version integer not null,
  constraint lesson_change_pkey primary key (school_id, lesson_id, version),
  constraint lesson_change_lesson_id_fkey foreign key (school_id, lesson_id) references lesson
);

alter table lesson_change enable row level security;
alter table lesson_change force row level security;
create policy lesson_change_school on lesson_change
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
