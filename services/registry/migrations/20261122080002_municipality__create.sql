create table municipality (
  region_id uuid not null,
  municipality_id uuid not null,
  name text not null,
  version integer not null,
  constraint municipality_pkey primary key (municipality_id),
  constraint municipality_region_id_fkey foreign key (region_id) references region,
  constraint municipality_region_id_key unique (region_id, municipality_id),
  constraint municipality_version_check check (version > 0)
);

create unique index municipality_name_key
  on municipality (region_id, lower(name collate "ru-x-icu"));
