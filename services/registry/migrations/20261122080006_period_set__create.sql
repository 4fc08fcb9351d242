create extension if not exists btree_gist;

create table period_set (
  school_id uuid not null,
  period_set_id uuid not null,
  year integer not null,
  kind text not null,
  version integer not null,
  constraint period_set_pkey primary key (school_id, period_set_id),
  constraint period_set_school_id_fkey foreign key (school_id) references school,
  constraint period_set_year_kind_key unique (school_id, year, kind),
  constraint period_set_kind_check check (kind in ('quarter', 'trimester', 'half-year')),
  constraint period_set_version_check check (version > 0)
);

alter table period_set enable row level security;
alter table period_set force row level security;
create policy period_set_school on period_set
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create table grading_period (
  school_id uuid not null,
  period_id uuid not null,
  period_set_id uuid not null,
  number integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint grading_period_pkey primary key (school_id, period_id),
  constraint grading_period_period_set_id_fkey foreign key (school_id, period_set_id)
    references period_set,
  constraint grading_period_number_key unique (school_id, period_set_id, number),
  constraint grading_period_number_check check (number between 1 and 4),
  constraint grading_period_ends_on_check check (starts_on <= ends_on),
  constraint grading_period_dates_excl exclude using gist (
    school_id with =, period_set_id with =, daterange(starts_on, ends_on, '[]') with &&)
);

alter table grading_period enable row level security;
alter table grading_period force row level security;
create policy grading_period_school on grading_period
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create table holidays (
  school_id uuid not null,
  period_set_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  name text not null,
  constraint holidays_pkey primary key (school_id, period_set_id, starts_on),
  constraint holidays_period_set_id_fkey foreign key (school_id, period_set_id)
    references period_set,
  constraint holidays_ends_on_check check (starts_on <= ends_on),
  constraint holidays_dates_excl exclude using gist (
    school_id with =, period_set_id with =, daterange(starts_on, ends_on, '[]') with &&)
);

alter table holidays enable row level security;
alter table holidays force row level security;
create policy holidays_school on holidays
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
