create table idempotency_key (
  account_id text not null,
  key text not null,
  school_id uuid,
  request_type text not null,
  request_hash bytea not null,
  response bytea not null,
  created_at timestamptz not null,
  constraint idempotency_key_pkey primary key (account_id, key)
);

create index idempotency_key_created_at_idx on idempotency_key using brin (created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_school on idempotency_key
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
