create table outbox (
  id bigint generated always as identity,
  topic text not null,
  key text not null,
  headers json not null,
  payload bytea not null,
  created_at timestamptz not null default now(),
  constraint outbox_pkey primary key (id)
);

-- Every row is inserted and soon deleted: dead rows are cleaned by count, not by share of the table.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
