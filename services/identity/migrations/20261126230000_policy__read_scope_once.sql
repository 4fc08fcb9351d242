-- Decision 0012: the scope is read once a statement, not once a row.
select read_scope_once();
