create table class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  grade integer not null,
  letter text not null,
  period_kind text not null,
  class_teacher_id uuid,
  version integer not null,
  constraint class_pkey primary key (school_id, class_id),
  constraint class_school_id_fkey foreign key (school_id) references school,
  constraint class_class_teacher_id_fkey foreign key (school_id, class_teacher_id)
    references staff (school_id, person_id),
  constraint class_year_name_key unique (school_id, year, grade, letter),
  constraint class_grade_check check (grade between 1 and 11),
  constraint class_letter_check check (letter ~ '^[А-ЯЁ]$'),
  constraint class_period_kind_check check (period_kind in ('quarter', 'trimester', 'half-year')),
  constraint class_version_check check (version > 0)
);

alter table class enable row level security;
alter table class force row level security;
create policy class_school on class
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
