-- Readings of figures of a municipality or of the whole region: each of its schools sees them.
create table area_reading (
  reading_id uuid not null,
  region_id uuid not null,
  -- Null for the whole region.
  municipality_id uuid,
  account_id text not null,
  role text not null,
  what text not null,
  read_at timestamptz not null,
  constraint area_reading_pkey primary key (reading_id),
  constraint area_reading_what_check check (length(what) between 1 and 100)
);

create index area_reading_municipality_id_idx on area_reading (municipality_id, reading_id)
  where municipality_id is not null;
create index area_reading_region_id_idx on area_reading (region_id, reading_id)
  where municipality_id is null;

create trigger area_reading_append_only before update or delete on area_reading
  for each row execute function refuse_reading_change();
create trigger area_reading_never_truncated before truncate on area_reading
  for each statement execute function refuse_reading_change();
