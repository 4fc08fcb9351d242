-- Clients that read the API by client credentials.
create table machine (
  client_id text primary key,
  name text not null,
  -- A secret has 256 random bits: a plain hash is as good as a slow one.
  secret_sha256 text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  constraint machine_secret_sha256_check check (secret_sha256 ~ '^[0-9a-f]{64}$')
);
