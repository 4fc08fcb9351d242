-- Ready to send: UTF-8 JSON of DiaryWeek. `text`, because the driver reads bytea as hex, twice as long;
-- kept out of line and uncompressed, because it is read far more often than written.
create table week (
  school_id uuid not null,
  pupil_id uuid not null,
  starts_on date not null,
  body text not null,
  constraint week_pkey primary key (school_id, pupil_id, starts_on),
  constraint week_starts_on_check check (extract(isodow from starts_on) = 1)
);

alter table week alter column body set storage external;

-- Rows come and go all day: cleaned by count, not by share of the table.
alter table week set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

alter table week enable row level security;
alter table week force row level security;
create policy week_school on week
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
