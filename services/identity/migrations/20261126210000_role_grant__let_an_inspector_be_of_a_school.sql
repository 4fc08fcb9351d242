-- An integrator may be narrowed to one school.
alter table role_grant
  drop constraint role_grant_role_check;

alter table role_grant
  add constraint role_grant_role_check check (
    case role
      when 'region-authority' then municipality_id is null and school_id is null
      when 'municipal-authority' then municipality_id is not null and school_id is null
      when 'inspector' then municipality_id is null or school_id is null
      when 'school-admin' then municipality_id is null and school_id is not null
      else false
    end
  );
