create table audit (
  school_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  account_id text not null,
  person_id text not null,
  action text not null,
  subject text not null,
  before text,
  after text,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_pkey primary key (school_id, number)
);

create index audit_subject_idx on audit (school_id, subject, number);

alter table audit enable row level security;
alter table audit force row level security;
create policy audit_school on audit
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_audit_change();
create trigger audit_never_truncated before truncate on audit
  for each statement execute function refuse_audit_change();

-- The end of each school's chain; its row lock puts the school's entries in one order.
create table audit_head (
  school_id uuid not null,
  number bigint not null,
  hash bytea not null,
  constraint audit_head_pkey primary key (school_id)
);

alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy audit_head_school on audit_head
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

-- Each part is preceded by its length, so that no two entries give the same bytes.
create function audit_hash(
  previous bytea, school uuid, number bigint, at timestamptz, account text, person text,
  action text, subject text, before text, after text
) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(string_agg(coalesce(length(part)::text, '-') || ':' || coalesce(part, ''), '' order by place), 'UTF8'))
  from unnest(array[school::text, number::text, (extract(epoch from at) * 1000)::bigint::text,
    account, person, action, subject, before, after]) with ordinality as parts (part, place)
$$;

create function append_audit(
  school uuid, at timestamptz, account text, person text, action text, subject text, before text, after text
) returns void language plpgsql as $$
declare
  head audit_head%rowtype;
  entry_hash bytea;
begin
  insert into audit_head values (school, 0, '\x') on conflict (school_id) do nothing;
  select * into strict head from audit_head where school_id = school for update;
  entry_hash := audit_hash(head.hash, school, head.number + 1, at, account, person, action, subject, before, after);
  insert into audit (school_id, number, at, account_id, person_id, action, subject, before, after, previous_hash, hash)
    values (school, head.number + 1, at, account, person, action, subject, before, after, head.hash, entry_hash);
  update audit_head set number = head.number + 1, hash = entry_hash where school_id = school;
end $$;
