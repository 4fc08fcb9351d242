-- Who closed or reopened a period, for which classes and why.
create table period_closing_change (
  school_id uuid not null,
  period_id uuid not null,
  version integer not null,
  is_closing boolean not null,
  class_ids uuid[] not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint period_closing_change_pkey primary key (school_id, period_id, version),
  constraint period_closing_change_closing_fkey foreign key (school_id, period_id)
    references period_closing (school_id, period_id),
  constraint period_closing_change_reason_check
    check (length(reason) >= 3 and length(reason) <= 300)
);

alter table period_closing_change enable row level security;
alter table period_closing_change force row level security;
create policy period_closing_change_school on period_closing_change
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
