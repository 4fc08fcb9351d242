-- What a region or a municipality decides for all its schools.
create table authority_policy (
  level text not null,
  authority_id uuid not null,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  ground text not null,
  author text not null,
  is_fixed boolean not null,
  set_at timestamptz not null,
  constraint authority_policy_pkey primary key (authority_id, key, valid_from),
  constraint authority_policy_level_check check (level in ('region', 'municipality'))
);
