-- The sum of the school's classes: a region of 1,500 schools is one aggregate over these.
create table school_day (
  school_id uuid not null,
  date date not null,
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
  constraint school_day_pkey primary key (school_id, date)
) with (fillfactor = 80);

create index school_day_date_idx on school_day (date);

alter table school_day enable row level security;
alter table school_day force row level security;
create policy school_day_school on school_day
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
