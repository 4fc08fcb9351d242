create table bells (
  school_id uuid not null,
  bells_id uuid not null,
  name text not null,
  version integer not null,
  constraint bells_pkey primary key (school_id, bells_id),
  constraint bells_name_key unique (school_id, name),
  constraint bells_name_check check (length(name) between 1 and 100),
  constraint bells_version_check check (version > 0)
);

alter table bells enable row level security;
alter table bells force row level security;
create policy bells_school on bells
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');

create table bell_slot (
  school_id uuid not null,
  bells_id uuid not null,
  number integer not null,
  starts_at text not null,
  ends_at text not null,
  constraint bell_slot_pkey primary key (school_id, bells_id, number),
  constraint bell_slot_bells_fkey foreign key (school_id, bells_id) references bells,
  constraint bell_slot_number_check check (number between 0 and 14),
  constraint bell_slot_starts_at_check check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint bell_slot_ends_at_check check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint bell_slot_order_check check (starts_at < ends_at)
);

alter table bell_slot enable row level security;
alter table bell_slot force row level security;
create policy bell_slot_school on bell_slot
  using (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on')
  with check (school_id = nullif(current_setting('app.school_id', true), '')::uuid
    or current_setting('app.every_school', true) = 'on');
