create table inbox (
  consumer text not null,
  event_id uuid not null,
  applied_at timestamptz not null default now(),
  constraint inbox_pkey primary key (consumer, event_id)
);

create index inbox_applied_at_idx on inbox using brin (applied_at);

create table dead_letter (
  id uuid not null,
  consumer text not null,
  event_id text not null,
  topic text not null,
  key text not null,
  type text not null,
  headers json not null,
  payload bytea not null,
  error text not null,
  tries integer not null,
  failed_at timestamptz not null default now(),
  replayed_at timestamptz,
  constraint dead_letter_pkey primary key (id)
);

create index dead_letter_waiting_idx on dead_letter (consumer, failed_at) where replayed_at is null;
