create table invite (
  school_id uuid not null,
  invite_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  -- Keyed hash, to find a typed code by.
  code_hash text not null,
  -- Encrypted, to be shown and printed while it works.
  code_sealed text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  revoked_at timestamptz,
  constraint invite_pkey primary key (school_id, invite_id),
  constraint invite_code_hash_key unique (code_hash),
  constraint invite_used_by_fkey foreign key (used_by) references account,
  constraint invite_expires_at_check check (expires_at > issued_at),
  constraint invite_used_at_check check ((used_at is null) = (used_by is null)),
  constraint invite_revoked_at_check check (used_at is null or revoked_at is null)
);

-- One code of a person for a pupil works at a time; an expired one is revoked when the next is issued.
create unique index invite_live_key on invite (school_id, person_id, pupil_id)
  where used_at is null and revoked_at is null;
create index invite_pupil_id_idx on invite (school_id, pupil_id, person_id, invite_id desc);

alter table invite enable row level security;
alter table invite force row level security;
create policy invite_school on invite
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
