create table job (
  job_id uuid not null,
  school_id uuid not null,
  kind text not null,
  state text not null default 'queued',
  input jsonb not null,
  output jsonb,
  done integer not null default 0,
  total integer,
  refusal jsonb,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint job_pkey primary key (school_id, job_id),
  constraint job_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);

alter table job enable row level security;
alter table job force row level security;
create policy job_school on job
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
