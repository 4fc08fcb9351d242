create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  study_form text not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey primary key (school_id, pupil_id)
);

-- Every class the pupil was put into. On a day the pupil is in the class of the newest version among
-- those begun by then; so the weeks of a former class and of former years stay as they were.
create table replica_enrollment (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  enrolled_on date not null,
  version integer not null,
  constraint replica_enrollment_pkey primary key (school_id, pupil_id, class_id, enrolled_on)
);

create index replica_enrollment_class_id_idx on replica_enrollment (school_id, class_id);

alter table replica_pupil enable row level security;
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

alter table replica_enrollment enable row level security;
alter table replica_enrollment force row level security;
create policy replica_enrollment_school on replica_enrollment
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
