import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureDemoIdentities } from '../../src/api/auth/demo-identities.ts';
import { demoIdentities } from '../../src/db/queries/people/demo-users.ts';
import { freshDatabase } from '../support/fresh-database.ts';

test('who is made for trying is in the trail, and so is that they were made anew', async () => {
  const { sql } = await freshDatabase();
  const home = mkdtempSync(join(tmpdir(), 'wulou-demo-people-'));
  const told = async () => {
    const rows = await sql<{ action: string; count: number }[]>`
      select action, count(*)::int as count from audit.events group by action order by action`;
    return Object.fromEntries(rows.map(({ action, count }) => [action, count]));
  };
  await ensureDemoIdentities(sql, home);
  await ensureDemoIdentities(sql, home);
  const all = demoIdentities.length;
  expect(await told()).toEqual({ user_added: all });
  rmSync(join(home, 'credentials.json'));
  await ensureDemoIdentities(sql, home);
  expect(await told()).toEqual({ user_added: 2 * all, user_removed: all });
  rmSync(home, { recursive: true });
});
