import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createKeyFile } from '../../src/config/key-file.ts';
import { createLogger } from '../../src/config/logger.ts';
import type { MasterKeySource } from '../../src/config/master-keys.ts';
import { awaitKeyring } from '../../src/keys/await-keyring.ts';
import { withKeysDesk } from '../../src/keys/keys-desk.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { runWulou } from '../support/wulou-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-noted-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let database: TestDatabase;
let file: MasterKeySource;
beforeEach(async () => {
  database = await freshDatabase();
  await database.sql`delete from identity.data_keys`;
  file = { path: join(folder, randomBytes(6).toString('hex')), value: null, command: null };
});

async function start(actor: string, source = file): Promise<void> {
  const logger = createLogger('test', 'silent');
  (await awaitKeyring(database.sql, source, { actor, mayCreate: true, logger })).close();
}

async function adopt(env: Record<string, string>): Promise<string> {
  const args = ['keys', 'adopt', '--home', join(folder, 'no-home')];
  const { code, output } = await runWulou(args, { WULOU_KEYS: file.path, ...env });
  expect(code).toBe(0);
  return output;
}

const events = () =>
  database.sql<{ actor: string; action: string; subject: string; details: unknown }[]>`
    select actor, action, subject, details from audit.events where subject like 'master-key/%' order by id`;
const added = (actor: string, id: string, madeForTrying: boolean) => ({
  actor,
  action: 'master_key_added',
  subject: `master-key/${id}`,
  details: { madeForTrying: String(madeForTrying) },
});
const adopted = (actor: string) => ({
  actor,
  action: 'master_key_adopted',
  subject: 'master-key/m1',
  details: {},
});
const operator = `operator/${userInfo().username}`;

test('a master key is in the trail once, when the first of many processes comes with it', async () => {
  await start('worker');
  await Promise.all(['worker', 'api', 'api', 'worker'].map((actor) => start(actor)));
  expect(await events()).toEqual([added('worker', 'm1', true)]);
  createKeyFile(`${file.path}.real`, { id: 'real', demo: false });
  const { command, value } = file;
  const real = { path: `${file.path}.real`, command, value };
  // It does not open the data keys: it is not this database's, and the trail says nothing of it.
  await expect(start('api', real)).rejects.toThrow('m1');
  expect(await events()).toHaveLength(1);
});

test('a key that an operator brings is in the trail with his name before he works with it', async () => {
  await start('worker');
  const value = randomBytes(32).toString('hex');
  const given = { url: database.url, source: { ...file, value }, actor: operator, say: () => undefined };
  await withKeysDesk(given, (desk) => desk.rotateMaster());
  const [, second, third] = await events();
  const id = second?.subject.slice('master-key/'.length) ?? '';
  expect(second).toEqual(added(operator, id, false));
  expect(third).toMatchObject({ actor: operator, action: 'master_key_rotated', subject: `master-key/${id}` });
});

test('a key for trying that is taken as a real one: by command on the database, once', async () => {
  await start('worker');
  await adopt({ DATABASE_URL: database.url });
  expect(await events()).toEqual([added('worker', 'm1', true), adopted(operator)]);
  await adopt({ DATABASE_URL: database.url });
  await start('api');
  expect(await events()).toHaveLength(2);
});

test('… and where the command knows no database, at the next start', async () => {
  await start('worker');
  expect(await adopt({})).toContain('The trail will say so when a worker or an API starts with it.');
  expect(await events()).toHaveLength(1);
  await start('api');
  expect(await events()).toEqual([added('worker', 'm1', true), adopted('api')]);
});
