import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readMasterKeys } from '../../src/config/master-keys.ts';
import { sealTrail } from '../../src/keys/seal-trail.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { keysOf } from '../support/postgres.ts';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');
const folder = mkdtempSync(join(tmpdir(), 'wulou-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `wulou audit …` with this environment laid over one that names neither database nor keys. */
async function audit(env: Record<string, string>, ...args: string[]): Promise<Said> {
  const all = { PATH: process.env.PATH ?? '', WULOU_HOME: folder, ...env };
  try {
    const said = await promisify(execFile)(process.execPath, [wulou, 'audit', ...args], { env: all });
    return { code: 0, ...said };
  } catch (error) {
    const { code, stdout, stderr } = error as Said;
    return { code, stdout, stderr };
  }
}

test('verifies the live trail, and names what is wrong with it in two languages and by the exit code', async () => {
  const database = await freshDatabase();
  const { sql, url, masterKey } = database;
  const env = { DATABASE_URL: url, WULOU_MASTER_KEY: masterKey };
  const masters = readMasterKeys(keysOf(masterKey), false);
  if (!masters) throw new Error('no master key');
  await sql`insert into audit.events (actor, action, subject) select 'hr1', 'tried', n::text from generate_series(1, 4) n`;
  await sealTrail(sql, masters);
  await sql`insert into audit.events (actor, action, subject) values ('hr1', 'tried', '5')`;

  const holds = await audit(env, 'verify');
  expect(holds).toMatchObject({ code: 0, stderr: '' });
  expect(holds.stdout).toContain('The trail holds: 6 events');
  expect(holds.stdout).toContain('Sealed up to entry 5');
  expect(holds.stdout).toContain('only a head that was kept elsewhere proves that nobody did');
  expect(holds.stdout).not.toContain('give --head FILE');
  const withoutKeys = await audit({}, 'verify', '--database', url);
  expect(withoutKeys).toMatchObject({ code: 0 });
  expect(withoutKeys.stdout).toContain('give --head FILE');
  // Another master key made no seal here.
  const stranger = await audit({ ...env, WULOU_MASTER_KEY: '5'.repeat(64) }, 'verify');
  expect(stranger).toMatchObject({ code: 1 });
  expect(stranger.stdout).toContain('not among those believed');

  const heads = await audit(env, 'heads');
  const file = join(folder, 'heads.json');
  writeFileSync(file, heads.stdout);
  expect(JSON.parse(heads.stdout)).toMatchObject({ seals: [{ sequence: 5 }], keys: [{}] });
  expect(await audit({}, 'verify', '--database', url, '--head', file)).toMatchObject({ code: 0 });

  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit.events set actor = 'hr2' where id = 3`;
  });
  const changed = await audit(env, 'verify');
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain('Entry 3: event 3 is not what was entered; it was changed.');
  expect(changed.stdout).toContain('第 3 条');

  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from audit.seals`;
    await tx`delete from audit.chain where sequence > 2`;
    await tx`delete from audit.events where id > 2`;
  });
  expect(await audit(env, 'verify')).toMatchObject({ code: 0 });
  const cut = await audit(env, 'verify', '--head', file);
  expect(cut.code).toBe(1);
  expect(cut.stdout).toContain('The chain ends at entry 2; the copied head says that entry 5 was there');
}, 120_000);

test('says what is wrong with a file of heads', async () => {
  const file = join(folder, 'other.json');
  const url = 'postgres://nobody@127.0.0.1:1/nothing';
  expect(await audit({}, 'verify', '--database', url, '--head', file)).toMatchObject({
    code: 1,
    stderr: `${file} cannot be read. 文件无法读取。\n`,
  });
  writeFileSync(file, '{"form": "wulou-audit-heads/1"}');
  expect((await audit({}, 'verify', '--database', url, '--head', file)).stderr).toContain('holds no heads');
});
