-- How often the work's type, and so the mark's weight, changed after the mark was set.
-- Readers of events order by version + retypes; writers go on comparing the version alone.
alter table mark add column retypes integer not null default 0;
alter table mark add constraint mark_retypes_check check (retypes >= 0);
