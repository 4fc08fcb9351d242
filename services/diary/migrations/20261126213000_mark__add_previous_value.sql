-- What a corrected mark was before: a family is told, not left to wonder. Marks corrected earlier have none.
alter table mark add column previous_value text not null default '';
