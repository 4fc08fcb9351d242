create table course (
  school_id uuid not null,
  course_id uuid not null,
  class_id uuid not null,
  group_id uuid,
  subject_id uuid not null,
  teacher_id uuid not null,
  half_hours_per_week integer not null,
  version integer not null,
  constraint course_pkey primary key (school_id, course_id),
  constraint course_class_id_fkey foreign key (school_id, class_id) references class,
  constraint course_group_id_fkey foreign key (school_id, class_id, group_id)
    references class_group (school_id, class_id, group_id),
  constraint course_subject_id_fkey foreign key (school_id, subject_id) references subject,
  constraint course_teacher_id_fkey foreign key (school_id, teacher_id)
    references staff (school_id, person_id),
  constraint course_subject_id_key
    unique nulls not distinct (school_id, class_id, subject_id, group_id),
  constraint course_half_hours_per_week_check check (half_hours_per_week between 1 and 40),
  constraint course_version_check check (version > 0)
);

alter table course enable row level security;
alter table course force row level security;
create policy course_school on course
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
