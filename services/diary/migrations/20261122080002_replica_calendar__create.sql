-- Of the whole region: no school owns a row.
create table replica_calendar (
  region_id uuid not null,
  days jsonb not null,
  version integer not null,
  constraint replica_calendar_pkey primary key (region_id)
);
