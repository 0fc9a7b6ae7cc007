import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { employeesCsv } from '../support/employees-csv.ts';
import { approvedMonth, type Installation, startInstallation } from '../support/installation.ts';
import { until } from '../support/months.ts';
import { people } from '../support/people.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation('drain');
}, 180_000);
afterAll(() => installation?.end());

const drainMs = 8_000;

test('a worker that is asked to end answers for the payment under way, and is done in time', async () => {
  const { worker, bank, databaseUrl } = installation;
  bank.delayMs = 1_500;
  // A month that no other test has: workflow ids are shared by all who share a namespace, and runs on queues without a worker stay.
  await approvedMonth(installation, people(3), '2027-03');
  const payments = () => bank.seen.filter(({ what }) => what === 'POST /bank/payments');
  await until('a payment under way', () => payments().length > 0);
  const askedAt = Date.now();
  worker.signal('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(Date.now() - askedAt).toBeLessThan(drainMs);
  // No other worker is there: what is on record, this one has put there.
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false });
  expect([...(await sql`select state from finance.batches`)]).toEqual([{ state: 'answered' }]);
  await sql.end();
  expect(payments()).toHaveLength(1);
});

test('an API that is asked to end takes nothing new, finishes what it has begun, and ends its streams', async () => {
  const { api, apiUrl, token } = installation;
  const authorization = `Bearer ${await token('hr1')}`;
  const body = Buffer.from(employeesCsv(people(3)));
  const upload = request(`${apiUrl}/v1/employees/import?fileName=e.csv`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'text/csv', 'content-length': body.length },
  });
  const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
  upload.write(body.subarray(0, 100));
  const stream = await fetch(`${apiUrl}/v1/disbursements/1/events`, { headers: { authorization } });
  expect(stream.status).toBe(200);
  await delay(300);

  const askedAt = Date.now();
  api.signal('SIGTERM');
  await until('the port to be closed', async () => {
    try {
      await fetch(`${apiUrl}/health`, { headers: { connection: 'close' } });
      return false;
    } catch (error) {
      return (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
    }
  });
  upload.end(body.subarray(100));
  const [answer] = await answered;
  answer.resume();
  expect(answer.statusCode).toBe(200);
  await stream.text();
  expect(await api.ended).toBe(0);
  expect(Date.now() - askedAt).toBeLessThan(drainMs);
});
