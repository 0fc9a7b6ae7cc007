import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/config/free-port.ts';
import { serveTemporalUi } from '../../src/stack/temporal-ui.ts';

test('while Temporal is being started, its UI says so in words; the port is free again afterwards', async () => {
  const nobody = await freePort();
  const front = await serveTemporalUi(0, { insidePort: () => nobody, apiUrl: () => 'http://127.0.0.1:1' });
  onTestFinished(() => front.close());
  for (const path of ['/', '/api/v1/settings']) {
    const answer = await fetch(`http://127.0.0.1:${front.port}${path}`);
    expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('is being started')]);
  }
  await front.close();
  await expect(fetch(`http://127.0.0.1:${front.port}/`)).rejects.toThrow('fetch failed');
});
