create table change (
  school_id uuid not null,
  change_id uuid not null,
  kind text not null,
  lessons integer not null,
  first_date date not null,
  last_date date not null,
  reason text not null,
  summary text not null,
  author_id text not null,
  changed_at timestamptz not null,
  constraint change_pkey primary key (school_id, change_id),
  constraint change_kind_check check (kind in
    ('generated', 'cancelled', 'moved', 'teacher-replaced', 'restored')),
  constraint change_lessons_check check (lessons > 0),
  constraint change_dates_check check (first_date <= last_date)
);

alter table change enable row level security;
alter table change force row level security;
create policy change_school on change
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
