import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { listen } from './listening-api.ts';

const database = await freshDatabase();
await setUpOrganisation(database);

/** Two requests a minute of an address: the third tells whether all three came from one. */
async function thirdOf(trustedProxies: string[], addresses: string[]): Promise<number> {
  const api = await listen(database, { trustedProxies, anonymousRequestsPerMinute: 2 });
  try {
    const statuses = [];
    for (const address of addresses)
      statuses.push((await fetch(`${api.url}/v1/users`, { headers: { 'x-forwarded-for': address } })).status);
    return statuses.at(-1) as number;
  } finally {
    await api.close();
  }
}

test('who comes from a proxy that is trusted comes from where it says', async () => {
  expect(await thirdOf(['127.0.0.1'], ['10.0.0.1', '10.0.0.2', '10.0.0.3'])).toBe(401);
  expect(await thirdOf(['127.0.0.1'], ['10.0.0.1', '10.0.0.1', '10.0.0.1'])).toBe(429);
});

test('what callers write before the proxy’s own word is not believed', async () => {
  const claimed = ['1.1.1.1, 10.0.0.1', '2.2.2.2, 10.0.0.1', '3.3.3.3, 10.0.0.1'];
  expect(await thirdOf(['127.0.0.1'], claimed)).toBe(429);
});

test('where no proxy is trusted nobody says where he comes from', async () => {
  expect(await thirdOf([], ['10.0.0.1', '10.0.0.2', '10.0.0.3'])).toBe(429);
  expect(await thirdOf(['10.9.9.9'], ['10.0.0.1', '10.0.0.2', '10.0.0.3'])).toBe(429);
});
