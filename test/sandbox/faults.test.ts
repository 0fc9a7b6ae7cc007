import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  call,
  ledgerOf,
  orders,
  pain001,
  pay,
  putFaults,
  statementsAfter,
  statusesOf,
} from './bank-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const transferFaults = { seed: 7, refuse: 0.2, amountError: 0.2, returned: 0.2, duplicateStatus: 0.2 };

describe('faults of transfers', () => {
  it('strike the same transfers whatever the messages and their order', async () => {
    const list = orders('A', 300);
    const outcomes = async (messages: (typeof list)[]) => {
      const { url } = await startSandbox(freshFolder(), { faults: transferFaults });
      const statuses = [];
      for (const [index, message] of messages.entries()) {
        statuses.push(...statusesOf((await pay(url, pain001(`M-${index}`, message))).text));
      }
      const rows = (await ledgerOf(url)).filter(({ status }) => status === 'booked');
      return [
        statuses.map(({ endToEndId, reason }) => `${endToEndId} ${reason}`).sort(),
        rows.map(({ endToEndId, amountFen }) => `${endToEndId} ${amountFen}`).sort(),
      ];
    };
    const backwards = [...list].reverse();
    expect(await outcomes([list])).toEqual(await outcomes([backwards.slice(0, 100), backwards.slice(100)]));
  });

  it('are one a transfer: refused, or booked one yuan off, or returned', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: transferFaults });
    const statuses = statusesOf((await pay(url, pain001('M-1', orders('A', 300)))).text);
    const refused = new Set(
      statuses.filter(({ status }) => status === 'RJCT').map(({ endToEndId }) => endToEndId),
    );
    expect(new Set(statuses.map(({ reason }) => reason))).toEqual(
      new Set([null, 'AC04', 'AC01', 'BE01', 'MS03']),
    );
    expect(statuses.length).toBeGreaterThan(300);
    expect(new Set(statuses.map(({ endToEndId }) => endToEndId)).size).toBe(300);
    const returns = async () => (await ledgerOf(url)).filter(({ status }) => status === 'returned');
    await expect.poll(async () => (await returns()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const rows = await ledgerOf(url);
    const booked = rows.filter(({ status }) => status === 'booked');
    expect(booked).toHaveLength(300 - refused.size);
    expect(booked.some(({ endToEndId }) => refused.has(endToEndId))).toBe(false);
    expect(new Set(booked.map(({ amountFen }) => amountFen))).toEqual(new Set([11_900, 12_000, 12_100]));
    expect((await returns()).every(({ amountFen }) => amountFen === 12_000)).toBe(true);
  });
});

describe('faults of calls', () => {
  it('transient answers 503 with nothing booked, and retries pass in the end', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { seed: 1, transient: 0.7 } });
    const statuses: number[] = [];
    for (let message = 0; message < 10; message += 1) {
      const xml = pain001(`M-${message}`, orders(`A${message}`, 1));
      for (let status = 0; status !== 200; ) {
        const before = (await ledgerOf(url)).length;
        status = (await pay(url, xml)).status;
        statuses.push(status);
        expect(await ledgerOf(url)).toHaveLength(before + (status === 200 ? 1 : 0));
      }
    }
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });

  it('a lost reply means that the work is done and the answer never comes', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { lostReply: 1 } });
    await expect(pay(url, pain001('M-1', orders('A', 2)))).rejects.toThrow('fetch failed');
    await expect(statementsAfter(url, 0)).rejects.toThrow('fetch failed');
    expect(await ledgerOf(url)).toHaveLength(2);
    await putFaults(url, {});
    expect((await statementsAfter(url, 0)).statements).toHaveLength(1);
  });

  it('an outage begins at the first payment and takes every call of a client, but not the operator', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { outageSeconds: 3600 } });
    expect((await call(url, 'GET', '/bank/balance')).status).toBe(200);
    const xml = pain001('M-1', orders('A', 1));
    expect((await pay(url, xml)).status).toBe(503);
    for (const path of ['balance', 'statements', 'statements/1', 'payments/M-1', 'transfers/A-1']) {
      expect((await call(url, 'GET', `/bank/${path}`)).status).toBe(503);
    }
    expect((await call(url, 'POST', '/bank/transfers/lookup', '{"endToEndIds":[]}')).status).toBe(503);
    expect(await ledgerOf(url)).toEqual([]);
    await putFaults(url, {});
    expect((await pay(url, xml)).status).toBe(200);
  });

  it('an outage ends by itself', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { outageSeconds: 0.3 } });
    const xml = pain001('M-1', orders('A', 1));
    expect((await pay(url, xml)).status).toBe(503);
    await expect.poll(async () => (await pay(url, xml)).status, { timeout: 20_000 }).toBe(200);
  });

  it('an outage is neither ended nor begun anew by a kill', async () => {
    const dir = freshFolder();
    const faults = { outageSeconds: 3600 };
    const xml = pain001('M-1', orders('A', 1));
    for (let start = 0; start < 3; start += 1) {
      const { url, kill } = await startSandbox(dir, { faults });
      expect((await pay(url, xml)).status).toBe(503);
      await kill();
    }
    const journal = readFileSync(join(dir, 'journal.ndjson'), 'utf8');
    expect(journal.match(/outage-started/g)).toHaveLength(1);
  });
});

describe('setting faults', () => {
  it('replaces them all, and refuses an unknown name or a probability above one', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { refuse: 1 } });
    expect((await putFaults(url, { seed: 3, smsDown: true })).status).toBe(204);
    expect(JSON.parse((await call(url, 'GET', '/faults')).text)).toMatchObject({
      seed: 3,
      smsDown: true,
      refuse: 0,
    });
    expect((await putFaults(url, { refusal: 1 })).status).toBe(400);
    expect((await putFaults(url, { refuse: 1.1 })).status).toBe(400);
  });

  it('over HTTP outlives a restart with the same --faults, and a start with others replaces it', async () => {
    const dir = freshFolder();
    const seedAfter = async (faults?: object) => {
      const { url, kill } = await startSandbox(dir, { faults });
      const { text } = await call(url, 'GET', '/faults');
      if (JSON.parse(text).seed === 1) await putFaults(url, { seed: 2 });
      await kill();
      return JSON.parse(text).seed;
    };
    expect(await seedAfter({ seed: 1 })).toBe(1);
    expect(await seedAfter({ seed: 1 })).toBe(2);
    expect(await seedAfter()).toBe(2);
    expect(await seedAfter({ seed: 3 })).toBe(3);
  });
});
