import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listDataKeys } from '../../src/db/queries/keys/data-keys.ts';
import { keyUse } from '../../src/db/queries/keys/key-use.ts';
import { withKeysDesk } from '../../src/keys/keys-desk.ts';
import { bankBook, heldBy, load, runToEnd, start } from '../support/months.ts';
import { accountOf, people } from '../support/people.ts';
import { keysOf } from '../support/postgres.ts';
import { testWorld } from '../support/test-world.ts';

const staff = people(30);

test('while keys are rotated, no request and no activity fails: people are read, changed and paid as ever', async () => {
  const world = await testWorld();
  const { sql, url, masterKey } = world.database;
  await load(world, '2026-10', staff);
  await sql`insert into hr.employees (employee_no, name, name_key, id_number, id_hash, hired_on)
    select 'L' || n, '离职', '离职', id_number, sha256(n::text::bytea), '2000-01-01'
    from generate_series(1, 3000) n, hr.employees where employee_no = 'E0001'`;
  await sql`update hr.employees set left_on = '2001-01-01' where employee_no like 'L%'`;
  let rotating = true;
  let reads = 0;
  const failed: unknown[] = [];
  const ask = async (...asked: Parameters<typeof world.call>) => {
    const { status, body } = await world.call(...asked);
    if (status >= 400) failed.push([asked[1], status, body.code]);
    return body;
  };
  const reader = async (number: number) => {
    for (let turn = number; rotating; turn += 1) {
      const one = staff[turn % staff.length];
      const body = await ask('GET', `/v1/employees/${one?.employeeNo}`, 'hr1');
      expect(body.idNumber).toBe(`110101********${one?.idNumber.slice(-4)}`);
      await ask('GET', '/v1/employees?limit=20&after=E', 'auditor1');
      reads += 2;
      // Two readers stay below what one person may ask in a minute.
      await delay(25);
    }
  };
  const run = await start(world, '2026-10', { correctionWindowMs: 0 });
  const paying = runToEnd(world, run);
  const working = [reader(0), reader(7)];
  const given = { url, source: keysOf(masterKey), actor: 'operator/test', say: () => undefined };
  try {
    // As long as a real one: every process reads the keys in its own time.
    await withKeysDesk(given, (desk) => desk.rotate());
  } finally {
    rotating = false;
  }
  await Promise.all(working);
  const report = await paying;
  expect(failed).toEqual([]);
  expect(reads).toBeGreaterThan(50);
  expect(report).toMatchObject({ state: 'closed', omitted: 0 });
  const book = await bankBook(world);
  const paid = staff.filter((_, place) => heldBy(book, accountOf(place + 1)).bookings === 1);
  expect(paid).toHaveLength(staff.length);
  expect([...(await keyUse(sql)).keys()]).toEqual(['k2']);
  expect((await listDataKeys(sql)).find(({ id }) => id === 'k1')?.state).toBe('retired');
});
