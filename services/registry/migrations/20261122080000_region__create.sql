create table region (
  region_id uuid not null,
  name text not null,
  calendar_version integer not null default 1,
  -- One database serves one region.
  is_only boolean not null default true,
  constraint region_pkey primary key (region_id),
  constraint region_is_only_key unique (is_only),
  constraint region_is_only_check check (is_only)
);
