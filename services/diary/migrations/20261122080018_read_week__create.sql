-- The hot path of the diary in one round trip: sets the scope for itself and reads by key.
-- Without a day it takes the one the moment falls on in the school. No row: the week has to be rendered.
create function read_week(school uuid, pupil uuid, day date, moment timestamptz)
returns text language plpgsql as $$
declare
  found text;
begin
  perform set_config('app.school_id', school::text, true);
  if day is null then
    select moment at time zone zone into day from replica_school where school_id = school;
  end if;
  select body into found
  from week
  where school_id = school and pupil_id = pupil
    and starts_on = day - (extract(isodow from day)::integer - 1);
  return found;
end
$$;
