create table plan_item (
  school_id uuid not null,
  plan_item_id uuid not null,
  course_id uuid not null,
  number integer not null,
  section text not null,
  topic text not null,
  homework text not null,
  constraint plan_item_pkey primary key (school_id, plan_item_id),
  -- What a lesson refers to: an item of its own course.
  constraint plan_item_course_id_key unique (school_id, course_id, plan_item_id),
  -- Deferred: a new load renumbers the items it keeps.
  constraint plan_item_course_id_number_key unique (school_id, course_id, number)
    deferrable initially deferred,
  constraint plan_item_course_id_fkey foreign key (school_id, course_id) references plan,
  constraint plan_item_number_check check (number > 0),
  constraint plan_item_topic_check check (length(topic) > 0 and length(topic) <= 500),
  constraint plan_item_section_homework_check check (length(section) <= 300 and length(homework) <= 2000)
);

alter table plan_item enable row level security;
alter table plan_item force row level security;
create policy plan_item_school on plan_item
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
