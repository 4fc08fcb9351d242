-- Partial, so that no plan for a lesson by its id can take it: on a table without statistics, that of a new
-- installation, it looked as good as the primary key and read the whole school for each lesson.
create index lesson_place_idx on lesson (school_id, class_id, date) where class_id is not null;
drop index lesson_class_id_date_idx;
