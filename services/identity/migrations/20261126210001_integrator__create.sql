create table integrator (
  integrator_id uuid primary key references account (account_id),
  grant_id uuid not null references role_grant (grant_id),
  client_id text not null,
  name text not null,
  created_by text not null,
  created_at timestamptz not null,
  -- When the present secret was made; the secret itself stands only in the directory.
  secret_at timestamptz not null,
  -- Last seen, renewed every ten minutes of use.
  used_at timestamptz,
  revoked_at timestamptz,
  version integer not null,
  constraint integrator_client_id_key unique (client_id),
  constraint integrator_grant_id_key unique (grant_id),
  constraint integrator_version_check check (version > 0)
);
