import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, getJson, putFaults } from './bank-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const filing = (filingId: string) =>
  JSON.stringify({ filingId, idNumber: '11010519491231002X', baseFen: 500_000, effectivePeriod: '2026-10' });

describe('the social-security office', () => {
  it('gives back the bytes of the month, also after a kill, and 404 before they are out', async () => {
    const dir = freshFolder();
    const first = await startSandbox(dir);
    const address = '/social-security/contributions/2026-10';
    expect((await call(first.url, 'GET', address)).status).toBe(404);
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
    const put = (body: Uint8Array<ArrayBuffer>) => fetch(first.url + address, { method: 'PUT', body });
    expect((await put(Uint8Array.of(1, 2))).status).toBe(204);
    expect((await put(bytes)).status).toBe(204);
    await first.kill();
    const { url } = await startSandbox(dir);
    expect(new Uint8Array(await (await fetch(url + address)).arrayBuffer())).toEqual(bytes);
    expect((await call(url, 'GET', '/social-security/contributions/2026-13')).status).toBe(400);
  });

  it('answers a filing once and for all, whatever the faults are later', async () => {
    const dir = freshFolder();
    const first = await startSandbox(dir);
    const accepted = await call(first.url, 'POST', '/social-security/filings', filing('F-1'));
    expect(accepted.status).toBe(200);
    expect(JSON.parse(accepted.text)).toEqual({
      filingId: 'F-1',
      receiptNo: expect.any(String),
      status: 'accepted',
    });
    await putFaults(first.url, { filingRefuse: 1 });
    const refused = await call(first.url, 'POST', '/social-security/filings', filing('F-2'));
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toEqual({ status: 'refused', reason: expect.any(String) });
    await first.kill();
    const { url } = await startSandbox(dir);
    expect(await call(url, 'POST', '/social-security/filings', filing('F-1'))).toEqual(accepted);
    expect(await call(url, 'GET', '/social-security/filings/F-2')).toEqual(refused);
    expect((await call(url, 'GET', '/social-security/filings/F-3')).status).toBe(404);
    expect(readFileSync(join(dir, 'journal.ndjson'), 'utf8')).not.toContain('11010519491231002X');
  });

  it('is out of service while filingDown is set', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { filingDown: true } });
    expect((await call(url, 'POST', '/social-security/filings', filing('F-1'))).status).toBe(503);
    await putFaults(url, {});
    expect((await call(url, 'POST', '/social-security/filings', filing('F-1'))).status).toBe(200);
  });
});

describe('the SMS gateway', () => {
  const message = (messageId: string) => JSON.stringify({ messageId, to: '13800138000', text: '已发放' });

  it('accepts a message again without sending it twice, also after a kill', async () => {
    const dir = freshFolder();
    const first = await startSandbox(dir);
    const ids = ['S-1', 'S-2', 'S-1', 'S-1', 'S-3'];
    const answers = await Promise.all(ids.map((id) => call(first.url, 'POST', '/sms', message(id))));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await first.kill();
    const { url } = await startSandbox(dir);
    expect((await call(url, 'POST', '/sms', message('S-2'))).status).toBe(202);
    expect(await getJson(url, '/sms/count')).toEqual({ sent: 3 });
    expect(readFileSync(join(dir, 'journal.ndjson'), 'utf8')).not.toContain('13800138000');
  });

  it('sends nothing while it is down', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { smsDown: true } });
    expect((await call(url, 'POST', '/sms', message('S-1'))).status).toBe(503);
    expect(await getJson(url, '/sms/count')).toEqual({ sent: 0 });
  });
});
