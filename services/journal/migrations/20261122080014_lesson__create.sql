-- What was written of a lesson; a lesson nobody wrote of has no row.
create table lesson (
  school_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  topic text not null,
  homework text not null,
  plan_item_id uuid,
  written_by uuid not null,
  written_at timestamptz not null,
  policy_version integer not null,
  version integer not null,
  constraint lesson_pkey primary key (school_id, lesson_id),
  constraint lesson_lesson_id_fkey foreign key (school_id, lesson_id) references replica_lesson,
  -- An item of the plan is used once.
  constraint lesson_plan_item_id_key unique (school_id, plan_item_id),
  -- The topic stays when the item leaves the plan.
  constraint lesson_plan_item_id_fkey foreign key (school_id, course_id, plan_item_id)
    references plan_item (school_id, course_id, plan_item_id) on delete set null (plan_item_id),
  constraint lesson_topic_check check (length(topic) <= 500),
  constraint lesson_homework_check check (length(homework) <= 2000),
  constraint lesson_version_check check (version > 0)
);

alter table lesson enable row level security;
alter table lesson force row level security;
create policy lesson_school on lesson
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
