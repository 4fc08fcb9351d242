-- Whom a lesson is for: empty for the whole class, absent of lessons learned before this column.
alter table replica_lesson add column group_id text;
