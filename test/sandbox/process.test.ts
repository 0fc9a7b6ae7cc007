import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { orders, pain001, pay } from './bank-client.ts';
import { freshFolder, spawnSandbox, startSandbox } from './sandbox-process.ts';

it('the sandbox ends when its standard input closes', async () => {
  const { child, url } = await startSandbox(freshFolder());
  await pay(url, pain001('M-1', orders('A', 1)));
  child.stdin?.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each(['SIGTERM', 'SIGINT'] as const)('the sandbox ends on %s', async (signal) => {
  const { child } = await startSandbox(freshFolder());
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('its output holds the port and nothing of what passes through', async () => {
  const { url, output } = await startSandbox(freshFolder());
  await pay(url, pain001('M-1', orders('A', 1)));
  await pay(url, pain001('M-2', [{ endToEndId: 'A-2', amount: 'x', name: '王芳' }], { sum: '0' }));
  expect(output()).toMatch(/^\{"listening":\d+\}\n$/);
});

it.each([
  ['--faults', '{"refusal":1}'],
  ['--faults', '{'],
  ['--port', 'seventy'],
  ['--unknown', '1'],
])('%s %s is refused by name at the start', async (name, value) => {
  const child = spawnSandbox(['--dir', freshFolder(), '--home', '/nowhere', name, value]);
  const [message, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
  expect(code).toBe(1);
  expect(message).toContain(name.slice(2));
});

it('a taken port is reported by its number', async () => {
  const { url } = await startSandbox(freshFolder());
  const port = new URL(url).port;
  const child = spawnSandbox(['--dir', freshFolder(), '--port', port]);
  const [message, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
  expect(code).toBe(1);
  expect(message).toContain(port);
});
