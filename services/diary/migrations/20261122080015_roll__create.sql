-- Which version of a lesson's attendance the absences are of.
create table roll (
  school_id uuid not null,
  lesson_id uuid not null,
  version integer not null,
  constraint roll_pkey primary key (school_id, lesson_id)
);

create table absence (
  school_id uuid not null,
  pupil_id uuid not null,
  lesson_id uuid not null,
  code text not null,
  label text not null,
  kind text not null,
  constraint absence_pkey primary key (school_id, pupil_id, lesson_id),
  constraint absence_lesson_id_fkey foreign key (school_id, lesson_id) references roll on delete cascade,
  constraint absence_kind_check check (kind in ('excused', 'unexcused', 'unknown', 'sick', 'late'))
);

create index absence_lesson_id_idx on absence (school_id, lesson_id);

alter table roll enable row level security;
alter table roll force row level security;
create policy roll_school on roll
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

alter table absence enable row level security;
alter table absence force row level security;
create policy absence_school on absence
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
