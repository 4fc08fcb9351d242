-- When an operator asked for the letter to be tried again; empty once the service has tried.
alter table dead_letter add column replay_asked_at timestamptz;

create index dead_letter_asked_idx on dead_letter (consumer) where replay_asked_at is not null;
