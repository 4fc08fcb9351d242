-- Marks hang on works; work 1 of a lesson is written with its first mark or topic.
create table lesson_work (
  school_id uuid not null,
  lesson_id uuid not null,
  number integer not null,
  work_type_id uuid not null,
  title text not null,
  constraint lesson_work_pkey primary key (school_id, lesson_id, number),
  constraint lesson_work_lesson_id_fkey foreign key (school_id, lesson_id) references replica_lesson,
  constraint lesson_work_work_type_id_fkey foreign key (school_id, work_type_id)
    references replica_work_type,
  constraint lesson_work_number_check check (number >= 1 and number <= 4),
  constraint lesson_work_title_check check (length(title) <= 300)
);

alter table lesson_work enable row level security;
alter table lesson_work force row level security;
create policy lesson_work_school on lesson_work
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
