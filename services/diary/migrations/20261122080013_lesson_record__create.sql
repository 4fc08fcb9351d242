-- Apart from the lesson: the two come from different services, in any order.
create table lesson_record (
  school_id uuid not null,
  lesson_id uuid not null,
  topic text not null,
  homework text not null,
  version integer not null,
  constraint lesson_record_pkey primary key (school_id, lesson_id)
);

alter table lesson_record enable row level security;
alter table lesson_record force row level security;
create policy lesson_record_school on lesson_record
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
