import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql, Transaction } from '../../db/database.ts';
import { demoIdentities } from '../../db/queries/people/demo-users.ts';
import { noteLink } from '../../db/queries/people/link-user.ts';
import type { Role } from '../../domain/roles.ts';
import { hashPassword } from './passwords.ts';

export interface Credential {
  readonly role: Role;
  readonly username: string;
  readonly password: string;
}

/** Any number that is ours alone: whoever makes the demo's people holds this advisory lock. */
const demoPeopleLock = 8_120_417;

/**
 * The embedded default's people, with random passwords in `credentials.json` (mode 0600) in the home. The file is
 * written before the database, so that a crash between the two is mended by the next start. Of several APIs that start
 * at once one makes them, the others find them.
 */
export async function ensureDemoIdentities(sql: Sql, home: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${demoPeopleLock})`;
    await makeDemoIdentities(tx, home);
  });
  await linkDemoEmployee(sql);
}

async function makeDemoIdentities(sql: Transaction, home: string): Promise<void> {
  const path = join(home, 'credentials.json');
  if (!existsSync(path)) {
    const fresh = demoIdentities.map(([role, username]) => ({
      role,
      username,
      password: randomBytes(12).toString('base64url'),
    }));
    writeFileSync(`${path}.new`, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    await sql`delete from identity.sessions`;
    await sql`
      with gone as (delete from identity.users where demo returning username)
      insert into audit.events (actor, action, subject, details)
      select 'wulou', 'user_removed', 'user/' || username, ${sql.json({ by: 'demo' })} from gone`;
  }
  const known = JSON.parse(readFileSync(path, 'utf8')) as Credential[];
  const present = new Set(
    (await sql<{ username: string }[]>`select username from identity.users`).map((row) => row.username),
  );
  const missing = known.filter((credential) => !present.has(credential.username));
  const hashes = await Promise.all(missing.map((credential) => hashPassword(credential.password)));
  for (const [index, credential] of missing.entries()) {
    await sql`
      with made as (
        insert into identity.users (username, password_hash, role, demo)
        values (${credential.username}, ${hashes[index] as string}, ${credential.role}, true)
        on conflict do nothing returning username)
      insert into audit.events (actor, action, subject, details)
      select 'wulou', 'user_added', 'user/' || username, ${sql.json({ role: credential.role, by: 'demo' })} from made`;
  }
}

/** Null where nobody is there yet to be. */
interface NewLink {
  readonly username: string;
  readonly employeeId: number | null;
}

/**
 * The demo employee and the demo manager are somebody, once there are records: the first who is employed, and the
 * first who has somebody to manage. Nobody gets two users.
 */
export async function linkDemoEmployee(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('identity.users'))`;
    const employee = await tx<NewLink[]>`
      update identity.users set employee_id = (
        select min(e.id) from hr.employees e
        where left_on is null and not exists (select from identity.users u where u.employee_id = e.id))
      where username = 'employee1' and employee_id is null returning username, employee_id as "employeeId"`;
    const manager = await tx<NewLink[]>`
      update identity.users set employee_id = (
        select min(m.id) from hr.employees m
        where m.left_on is null and not exists (select from identity.users u where u.employee_id = m.id)
          and exists (
            select from hr.assignments a join hr.employees e on e.id = a.employee_id
            where a.manager_no = m.employee_no and a.superseded_at is null and e.left_on is null))
      where username = 'manager1' and employee_id is null returning username, employee_id as "employeeId"`;
    for (const { username, employeeId } of [...employee, ...manager])
      if (employeeId !== null) await noteLink(tx, 'user_linked', username, employeeId, 'wulou');
  });
}
