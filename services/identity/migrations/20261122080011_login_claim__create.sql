-- A login between its creation in the directory and the commit that links it: what a crash left
-- half-made is known by it and taken over by the next attempt.
create table login_claim (
  username text not null,
  -- For whom it is made: an invite, a member of staff, a grant.
  purpose text not null,
  -- Which attempt holds it; another one waits until the claim is old.
  attempt text not null,
  claimed_at timestamptz not null default clock_timestamp(),
  constraint login_claim_pkey primary key (username)
);
