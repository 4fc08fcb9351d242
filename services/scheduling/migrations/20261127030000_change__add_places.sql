-- A log entry says where its lesson stood and where it went; the page words dates and numbers.
alter table change
  add column place jsonb,
  add column moved_to jsonb,
  add constraint change_moved_to_check check (moved_to is null or place is not null);
