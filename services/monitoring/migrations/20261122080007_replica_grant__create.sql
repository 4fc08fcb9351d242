-- Who stands behind an account: the name of the authority or agency.
create table replica_grant (
  grant_id uuid not null,
  account_id text not null,
  role text not null,
  holder text not null,
  version integer not null,
  constraint replica_grant_pkey primary key (grant_id)
);

create index replica_grant_account_id_idx on replica_grant (account_id, role);
