-- Its state and progress are those of the job of the same id; the counts are written with the lessons.
create table generation (
  school_id uuid not null,
  generation_id uuid not null,
  template_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  author_id text not null,
  account_id text not null,
  counts jsonb,
  started_at timestamptz not null,
  constraint generation_pkey primary key (school_id, generation_id),
  constraint generation_template_fkey foreign key (school_id, template_id) references template,
  constraint generation_span_check check (starts_on <= ends_on)
);

alter table generation enable row level security;
alter table generation force row level security;
create policy generation_school on generation
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
