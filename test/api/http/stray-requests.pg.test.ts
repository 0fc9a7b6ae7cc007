import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { listen } from './listening-api.ts';

const database = await freshDatabase();

test.each([
  ['GET', '/nowhere', 404],
  ['PUT', '/health', 405],
  ['OPTIONS', '/health', 405],
  ['GET', '/health?a=%ff', 400],
])('%s %s is counted against its address', async (method, path, status) => {
  const api = await listen(database, { anonymousRequestsPerMinute: 2 });
  try {
    const statuses = [];
    for (let request = 0; request < 3; request += 1)
      statuses.push((await fetch(`${api.url}${path}`, { method })).status);
    expect(statuses).toEqual([status, status, 429]);
    expect((await fetch(`${api.url}/health`)).status).toBe(429);
  } finally {
    await api.close();
  }
});
