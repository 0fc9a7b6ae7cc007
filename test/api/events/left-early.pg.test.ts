import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { listen, logIn } from '../http/listening-api.ts';
import { readEvents } from './event-reader.ts';

test('readers who leave before it is known who they are leave no stream behind', async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  const ops = await logIn(database, 'ops1', 'ops');
  const api = await listen(database, {
    streams: { streamsPerPerson: 2, pollMs: 50, heartbeatMs: 200, recheckMs: 200 },
  });
  onTestFinished(api.close);
  const [run] = await database.sql<{ id: number }[]>`
    insert into finance.runs (programme, period, workflow_id, settings, started_by)
    values ('medical-passbook', '2026-01', 'run/1', '{}', 'hr1') returning id`;
  const path = `/v1/disbursements/${run?.id}/events`;
  await database.sql.begin(async (tx) => {
    await tx`lock table identity.sessions in access exclusive mode`;
    for (let reader = 0; reader < 10; reader += 1) {
      const socket = connect(api.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ops}\r\n\r\n`);
      await pause(50);
      socket.resetAndDestroy();
    }
    await pause(200);
  });
  // Every one of them has come as far as the stream by now.
  await pause(1_000);
  const readers = await Promise.all(
    [1, 2].map(() => readEvents(`${api.url}${path}`, { authorization: `Bearer ${ops}` })),
  );
  expect(readers.map(({ status }) => status)).toEqual([200, 200]);
  for (const reader of readers) reader.leave();
});
