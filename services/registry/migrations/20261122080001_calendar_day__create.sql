create table calendar_day (
  region_id uuid not null,
  date date not null,
  kind text not null,
  name text not null default '',
  moved_from date,
  constraint calendar_day_pkey primary key (region_id, date),
  constraint calendar_day_region_id_fkey foreign key (region_id) references region,
  constraint calendar_day_kind_check
    check (kind in ('holiday', 'day-off-moved', 'short-working-day', 'working-day')),
  constraint calendar_day_moved_from_check check (moved_from <> date)
);
