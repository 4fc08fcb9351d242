-- The number a moved lesson was planned for; 0 is a number too. Absent of lessons moved before this column:
-- where they stood nobody can tell any more, so they leave no trace on the day they left.
alter table lesson add column moved_from_slot smallint;
alter table lesson add constraint lesson_moved_from_slot_check
  check (moved_from is not null or moved_from_slot is null);

-- Few lessons are moved: the index stays small, and no plan for a lesson by its id or date can take it.
create index lesson_moved_from_idx on lesson (school_id, class_id, moved_from)
  where moved_from is not null;
