-- What was held, filled and marked in a class on a day; counted anew from its lessons by every change.
create table class_day (
  school_id uuid not null,
  date date not null,
  class_id uuid not null,
  lessons_held integer not null,
  topics integer not null,
  homeworks integer not null,
  attendance_taken integer not null,
  expected integer not null,
  absent integer not null,
  absent_unexcused integer not null,
  late integer not null,
  marks integer not null,
  filled_in_time integer not null,
  constraint class_day_pkey primary key (school_id, date, class_id)
) with (fillfactor = 80);

alter table class_day enable row level security;
alter table class_day force row level security;
create policy class_day_school on class_day
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
