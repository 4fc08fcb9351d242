create table account (
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  -- Absent for those who only ever come through Gosuslugi. By bytes, so that ranges of it are found.
  username text collate "C",
  -- Proved by a confirmed Gosuslugi account; the number itself is not kept.
  snils_hash text,
  created_at timestamptz not null,
  signed_in_at timestamptz,
  constraint account_pkey primary key (account_id),
  constraint account_issuer_subject_key unique (issuer, subject),
  constraint account_username_key unique (username),
  constraint account_snils_hash_check check (snils_hash ~ '^[0-9a-f]{64}$'),
  constraint account_username_check check (username = lower(username) and username <> '')
);
