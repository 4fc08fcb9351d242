create table account (
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  username text,
  snils_hash text,
  created_at timestamp with time zone not null,
  signed_in_at timestamp with time zone,
  constraint account_issuer_subject_key UNIQUE (issuer, subject),
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_snils_hash_check CHECK ((snils_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint account_username_check CHECK (((username = lower(username)) AND (username <> ''::text))),
  constraint account_username_key UNIQUE (username)
);

create table account_child (
  school_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  constraint account_child_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES account_person(school_id, person_id),
  constraint account_child_pkey PRIMARY KEY (school_id, person_id, pupil_id)
);
alter table account_child force row level security;
create policy account_child_school on account_child
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table account_person (
  school_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  way text not null,
  linked_at timestamp with time zone not null,
  constraint account_person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint account_person_pkey PRIMARY KEY (school_id, person_id),
  constraint account_person_way_check CHECK ((way = ANY (ARRAY['invite'::text, 'gosuslugi'::text, 'credentials'::text])))
);
CREATE INDEX account_person_account_id_idx ON account_person USING btree (account_id);
alter table account_person force row level security;
create policy account_person_school on account_person
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table integrator (
  integrator_id uuid not null,
  grant_id uuid not null,
  client_id text not null,
  name text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  secret_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  version integer not null,
  constraint integrator_client_id_key UNIQUE (client_id),
  constraint integrator_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(grant_id),
  constraint integrator_grant_id_key UNIQUE (grant_id),
  constraint integrator_integrator_id_fkey FOREIGN KEY (integrator_id) REFERENCES account(account_id),
  constraint integrator_pkey PRIMARY KEY (integrator_id),
  constraint integrator_version_check CHECK ((version > 0))
);

create table invite (
  school_id uuid not null,
  invite_id uuid not null,
  person_id uuid not null,
  pupil_id uuid not null,
  code_hash text not null,
  code_sealed text not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid,
  revoked_at timestamp with time zone,
  constraint invite_code_hash_key UNIQUE (code_hash),
  constraint invite_expires_at_check CHECK ((expires_at > issued_at)),
  constraint invite_pkey PRIMARY KEY (school_id, invite_id),
  constraint invite_revoked_at_check CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint invite_used_at_check CHECK (((used_at IS NULL) = (used_by IS NULL))),
  constraint invite_used_by_fkey FOREIGN KEY (used_by) REFERENCES account(account_id)
);
CREATE UNIQUE INDEX invite_live_key ON invite USING btree (school_id, person_id, pupil_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invite_pupil_id_idx ON invite USING btree (school_id, pupil_id, person_id, invite_id DESC);
alter table invite force row level security;
create policy invite_school on invite
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table login_claim (
  username text not null,
  purpose text not null,
  attempt text not null,
  claimed_at timestamp with time zone not null default clock_timestamp(),
  constraint login_claim_pkey PRIMARY KEY (username)
);

create table replica_class (
  school_id uuid not null,
  class_id uuid not null,
  year integer not null,
  name text not null,
  class_teacher_id uuid,
  version integer not null,
  constraint replica_class_pkey PRIMARY KEY (school_id, class_id)
);
CREATE INDEX replica_class_class_teacher_id_idx ON replica_class USING btree (school_id, class_teacher_id);
alter table replica_class force row level security;
create policy replica_class_school on replica_class
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_municipality (
  municipality_id uuid not null,
  name text not null,
  version integer not null,
  constraint replica_municipality_pkey PRIMARY KEY (municipality_id)
);

create table replica_parent (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  snils_hash text,
  pupil_ids uuid[] not null,
  version integer not null,
  constraint replica_parent_pkey PRIMARY KEY (school_id, person_id)
);
CREATE INDEX replica_parent_snils_hash_idx ON replica_parent USING btree (snils_hash);
alter table replica_parent force row level security;
create policy replica_parent_school on replica_parent
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_pupil (
  school_id uuid not null,
  pupil_id uuid not null,
  class_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  birth_date date not null,
  snils_hash text,
  enrolled_on date not null,
  left_on date,
  version integer not null,
  constraint replica_pupil_pkey PRIMARY KEY (school_id, pupil_id)
);
CREATE INDEX replica_pupil_class_id_idx ON replica_pupil USING btree (school_id, class_id);
CREATE INDEX replica_pupil_snils_hash_idx ON replica_pupil USING btree (snils_hash);
alter table replica_pupil force row level security;
create policy replica_pupil_school on replica_pupil
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_school (
  school_id uuid not null,
  region_id uuid not null,
  municipality_id uuid not null,
  short_name text not null,
  zone text not null,
  year integer not null,
  version integer not null,
  constraint replica_school_pkey PRIMARY KEY (school_id)
);
alter table replica_school force row level security;
create policy replica_school_school on replica_school
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table replica_staff (
  school_id uuid not null,
  person_id uuid not null,
  surname text not null,
  given_name text not null,
  patronymic text not null,
  roles text[] not null,
  snils_hash text,
  starts_on date not null,
  ends_on date,
  version integer not null,
  constraint replica_staff_pkey PRIMARY KEY (school_id, person_id)
);
CREATE INDEX replica_staff_snils_hash_idx ON replica_staff USING btree (snils_hash);
alter table replica_staff force row level security;
create policy replica_staff_school on replica_staff
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));

create table role_grant (
  grant_id uuid not null,
  account_id uuid not null,
  holder text not null,
  role text not null,
  region_id uuid not null,
  municipality_id uuid,
  school_id uuid,
  starts_on date not null,
  ends_on date,
  granted_by text not null,
  version integer not null,
  constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint role_grant_ends_on_check CHECK ((ends_on >= (starts_on - 1))),
  constraint role_grant_pkey PRIMARY KEY (grant_id),
  constraint role_grant_role_check CHECK (
CASE role
    WHEN 'region-authority'::text THEN ((municipality_id IS NULL) AND (school_id IS NULL))
    WHEN 'municipal-authority'::text THEN ((municipality_id IS NOT NULL) AND (school_id IS NULL))
    WHEN 'inspector'::text THEN ((municipality_id IS NULL) OR (school_id IS NULL))
    WHEN 'school-admin'::text THEN ((municipality_id IS NULL) AND (school_id IS NOT NULL))
    ELSE false
END),
  constraint role_grant_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX role_grant_open_key ON role_grant USING btree (account_id, role, region_id, municipality_id, school_id) NULLS NOT DISTINCT WHERE (ends_on IS NULL);
CREATE INDEX role_grant_school_id_idx ON role_grant USING btree (school_id);
alter table role_grant force row level security;
create policy role_grant_school on role_grant
  using ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)))
  with check ((school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT (current_setting('app.every_school'::text, true) = 'on'::text)));
