-- Sessions, grants, codes and tokens of the embedded OpenID provider.
create table artifact (
  kind text not null,
  id text not null,
  payload jsonb not null,
  account_id text,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (kind, id)
);

create index artifact_account_id_idx on artifact (account_id) where account_id is not null;
create index artifact_grant_id_idx on artifact (grant_id) where grant_id is not null;
create index artifact_uid_idx on artifact (uid) where uid is not null;
create index artifact_expires_at_idx on artifact (expires_at);

-- Clients that still have to hear that a session of theirs is over (back-channel logout).
create table logout_notice (
  id bigint primary key generated always as identity,
  account_id text not null,
  client_id text not null,
  sid text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

-- Signing keys and cookie keys, made at the first start.
create table secret (
  name text primary key,
  value jsonb not null,
  created_at timestamptz not null default now()
);

-- Wrong passwords by hashed account, address, or both.
create table sign_in_failure (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
