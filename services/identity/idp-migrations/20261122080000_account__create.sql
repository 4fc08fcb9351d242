create table account (
  id uuid primary key,
  username text not null,
  -- Absent for people who only ever come through Gosuslugi.
  password_hash text,
  -- The next sign-in has to choose another password.
  temporary boolean not null default false,
  disabled boolean not null default false,
  -- Claims besides the name: display_name, identity_provider, snils_sealed, esia_oid, esia_confirmed.
  attributes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint account_username_key unique (username),
  constraint account_username_check check (username = lower(username) and username <> '')
);
