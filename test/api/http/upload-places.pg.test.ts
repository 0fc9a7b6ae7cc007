import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { people } from '../../support/people.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

let database: TestDatabase;
let api: ListeningApi;
let hr: string;
let finance: string;
/** The bank's book, which a test holds up. */
let book: () => Promise<string> = async () => '';

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  hr = await logIn(database, 'hr1', 'hr');
  finance = await logIn(database, 'finance1', 'finance');
  api = await listen(database, { uploadsAtOnce: 1 }, { bankLedger: () => book() });
});
afterAll(() => api.close());

const file = employeesCsv(people(2));
const upload = () =>
  fetch(`${api.url}/v1/employees/import?fileName=e.csv&dryRun=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hr}`, 'content-type': 'text/csv' },
    body: file,
  });
/** All but the end of the file. */
const cutUpload = () =>
  `POST /v1/employees/import?fileName=e.csv HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${hr}\r\ncontent-type: text/csv\r\ncontent-length: ${Buffer.byteLength(file)}\r\n\r\n${file.slice(0, 20)}`;

async function say(text: string): Promise<Socket> {
  const socket = connect(api.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  await pause(200);
  return socket;
}

test('a caller who leaves before it is known who he is takes no place', async () => {
  await database.sql.begin(async (tx) => {
    await tx`lock table identity.sessions in access exclusive mode`;
    for (let caller = 0; caller < 2; caller += 1) (await say(cutUpload())).resetAndDestroy();
    await pause(200);
  });
  await expect.poll(async () => (await upload()).status).toBe(200);
});

test('one whose file comes behind another request gives his place back when he leaves', async () => {
  let open: (text: string) => void = () => undefined;
  book = () =>
    new Promise((resolve) => {
      open = resolve;
    });
  const ledger = `GET /v1/bank/ledger?reason=reconciling HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${finance}\r\n\r\n`;
  const socket = await say(ledger + cutUpload());
  expect((await upload()).status).toBe(503);
  socket.resetAndDestroy();
  await expect.poll(async () => (await upload()).status).toBe(200);
  open('');
});
