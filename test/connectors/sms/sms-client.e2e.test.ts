import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSmsClient } from '../../../src/connectors/sms/sms-client.ts';
import { type RunningSandbox, runSandbox } from '../running-sandbox.ts';

let sandbox: RunningSandbox;
let sms: ReturnType<typeof createSmsClient>;

beforeAll(async () => {
  sandbox = await runSandbox();
  sms = createSmsClient({ baseUrl: sandbox.baseUrl, timeoutMs: 10_000 });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.setFaults());

async function sent(): Promise<number> {
  const response = await fetch(`${sandbox.baseUrl}/sms/count`);
  return ((await response.json()) as { sent: number }).sent;
}

test('a message asked for twice is sent once', async () => {
  const message = { messageId: 'SMS1', to: '13215001839', text: '您的十月医保费用已发放。' };
  await sms.send(message);
  await sms.send(message);
  expect(await sent()).toBe(1);
});

test('a gateway that is down may be asked again later, and the fault names no phone', async () => {
  await sandbox.setFaults({ smsDown: true });
  const message = { messageId: 'SMS2', to: '13215001839', text: '-' };
  const fault = await sms.send(message).catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'OutsideFault', party: 'sms', retryable: true });
  expect(JSON.stringify(fault) + String(fault)).not.toContain('132150');
  await sandbox.setFaults();
  await sms.send(message);
  expect(await sent()).toBe(2);
});
