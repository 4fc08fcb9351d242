create table replica_municipality (
  municipality_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_municipality_pkey primary key (municipality_id)
);
