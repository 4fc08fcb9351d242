-- Readings of one school's data by an authority or agency [M 1.12].
create table reading (
  school_id uuid not null,
  reading_id uuid not null,
  account_id text not null,
  role text not null,
  what text not null,
  subject_id uuid,
  read_at timestamptz not null,
  constraint reading_pkey primary key (school_id, reading_id),
  constraint reading_what_check check (length(what) between 1 and 100)
);

create function refuse_reading_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log of readings is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger reading_append_only before update or delete on reading
  for each row execute function refuse_reading_change();
create trigger reading_never_truncated before truncate on reading
  for each statement execute function refuse_reading_change();

alter table reading enable row level security;
alter table reading force row level security;
create policy reading_school on reading
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
