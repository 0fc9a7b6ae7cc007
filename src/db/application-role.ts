import type { Sql } from 'postgres';

/** What worker and API take on (WULOU_DATABASE_ROLE): it reads and writes, owns nothing, and changes nothing append-only. */
export const applicationRole = 'wulou_app';

/** Whether whoever logged in here may do with the trail what its owner may: a role that was taken on can be put off. */
export async function ownsTrail(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ owns: boolean }[]>`
    select pg_has_role(session_user, relowner, 'member') as owns from pg_class where oid = 'audit.events'::regclass`;
  return row?.owns ?? true;
}

/**
 * Gives the role what it needs, after each migration.
 * @returns false where the role is not there and may not be made by this user: the triggers alone protect the trail then.
 */
export async function grantApplicationRole(owner: Sql): Promise<boolean> {
  await owner`
    do $$
    declare
      name text;
    begin
      if not exists (select from pg_roles where rolname = 'wulou_app') then
        if not (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then
          return;
        end if;
        begin
          create role wulou_app nologin;
        exception when duplicate_object or unique_violation then
          null; -- Another database of this server was migrated at the same moment.
        end;
      end if;
      -- Since PostgreSQL 16, whoever made a role is a member of it and may not take it on all the same.
      if not pg_has_role(current_user, 'wulou_app',
          case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        begin
          grant wulou_app to current_user;
        exception when insufficient_privilege then
          null; -- Somebody else gives the role to whom he wants.
        end;
      end if;
      for name in
        select quote_ident(nspname) from pg_namespace n
        where nspowner = (select oid from pg_roles where rolname = current_user)
          and nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'drizzle')
      loop
        execute 'grant usage on schema ' || name || ' to wulou_app';
        execute 'grant select, insert, update, delete on all tables in schema ' || name || ' to wulou_app';
        execute 'grant usage, select on all sequences in schema ' || name || ' to wulou_app';
        if current_setting('server_version_num')::int >= 170000 then
          execute 'grant maintain on all tables in schema ' || name || ' to wulou_app';
        end if;
      end loop;
      for name in select tgrelid::regclass::text from pg_trigger where tgname = 'append_only' loop
        execute 'revoke update, delete, truncate on ' || name || ' from wulou_app';
      end loop;
      revoke insert on audit.chain from wulou_app;
      -- Whether the migrations are there is asked before work is taken.
      grant usage on schema drizzle to wulou_app;
      grant select on drizzle.__drizzle_migrations to wulou_app;
    end $$`;
  const [role] = await owner`select from pg_roles where rolname = ${applicationRole}`;
  return role !== undefined;
}
