-- The reasons are in decision 0012. Each service calls this in a migration of its own, once for its tables;
-- policies written later read the settings in scalar subqueries from the start.
create function read_scope_once() returns void language plpgsql as $$
declare
  policy record;
begin
  for policy in
    select tablename, policyname
    from pg_policies
    where schemaname = 'public' and qual like '%app.school\_id%' and qual not ilike '%select%'
  loop
    execute format(
      $policy$
        alter policy %I on %I
        using (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid)
          or (select current_setting('app.every_school', true) = 'on'))
        with check (school_id = (select nullif(current_setting('app.school_id', true), '')::uuid)
          or (select current_setting('app.every_school', true) = 'on'))
      $policy$,
      policy.policyname, policy.tablename);
  end loop;
end
$$;

select read_scope_once();
