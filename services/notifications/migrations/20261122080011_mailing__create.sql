-- The ledger of e-mails: whoever sets taken_at sends, so that a notice is sent at most once, even
-- when the process dies between the two.
create table mailing (
  school_id uuid not null,
  notice_id uuid not null,
  due_at timestamptz not null,
  taken_at timestamptz,
  sent_at timestamptz,
  constraint mailing_pkey primary key (school_id, notice_id),
  constraint mailing_notice_id_fkey foreign key (school_id, notice_id) references notice
    on delete cascade,
  constraint mailing_sent_at_check check (sent_at is null or taken_at is not null)
);

create index mailing_due_at_idx on mailing (due_at) where taken_at is null;

alter table mailing enable row level security;
alter table mailing force row level security;
create policy mailing_school on mailing
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
