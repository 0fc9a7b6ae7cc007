import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  call,
  get,
  getJson,
  groupOf,
  ledgerOf,
  orders,
  pain001,
  pay,
  statusesOf,
} from './bank-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

describe('a payment file', () => {
  it('is booked to the fen, one status a transfer, and reduces the funds', async () => {
    const { url } = await startSandbox(freshFolder(), { funds: 100_000 });
    const list = [
      { endToEndId: 'A-1', amount: '0.01' },
      { endToEndId: 'A-2', amount: '19.99' },
      { endToEndId: 'A-3', amount: '100.1' },
    ];
    const { status, text } = await pay(url, pain001('M-1', list));
    expect(status).toBe(200);
    expect(groupOf(text)).toEqual({ status: 'ACSC', reason: null });
    expect(statusesOf(text)).toEqual(
      ['A-1', 'A-2', 'A-3'].map((endToEndId) => ({ endToEndId, status: 'ACSC', reason: null })),
    );
    expect((await ledgerOf(url)).map(({ amountFen }) => amountFen)).toEqual([1, 1999, 10_010]);
    expect(await balanceOf(url)).toBe(100_000 - 12_010);
  });

  it('sent twice, at once or later, books once and gets the same answer', async () => {
    const { url } = await startSandbox(freshFolder());
    const xml = pain001('M-1', orders('A', 20));
    const answers = await Promise.all([pay(url, xml), pay(url, xml), pay(url, xml)]);
    answers.push(await pay(url, xml), await call(url, 'GET', '/bank/payments/M-1'));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await ledgerOf(url)).toHaveLength(20);
  });

  it('is the same message when only its creation time differs, and a conflict when its content does', async () => {
    const { url } = await startSandbox(freshFolder());
    const xml = pain001('M-1', orders('A', 2));
    const first = await pay(url, xml);
    expect(await pay(url, xml.replace('2026-10-10T09', '2026-10-11T10'))).toEqual(first);
    expect((await pay(url, pain001('M-1', orders('A', 3)))).status).toBe(409);
    expect(await ledgerOf(url)).toHaveLength(2);
  });

  it('does not book an id again that another message or the same one has booked', async () => {
    const { url } = await startSandbox(freshFolder());
    await pay(url, pain001('M-1', orders('A', 1)));
    const { text } = await pay(
      url,
      pain001('M-2', [...orders('A', 2), ...orders('B', 1), ...orders('B', 1)]),
    );
    expect(groupOf(text).status).toBe('PART');
    expect(statusesOf(text).map(({ reason }) => reason)).toEqual(['AM05', null, null, 'AM05']);
    expect((await ledgerOf(url)).map(({ endToEndId }) => endToEndId)).toEqual(['A-1', 'A-2', 'B-1']);
    expect(statusesOf(await get(url, '/bank/transfers/A-1'))).toEqual([
      { endToEndId: 'A-1', status: 'ACSC', reason: null },
    ]);
  });

  it('above the funds is refused as a whole, and may come again under a new message id', async () => {
    const { url } = await startSandbox(freshFolder(), { funds: 23_999 });
    const { status, text } = await pay(url, pain001('M-1', orders('A', 2)));
    expect(status).toBe(200);
    expect(groupOf(text)).toEqual({ status: 'RJCT', reason: 'AM04' });
    expect(await ledgerOf(url)).toEqual([]);
    expect((await call(url, 'PUT', '/bank/balance', '{"availableFen":24000}')).status).toBe(204);
    expect(groupOf((await pay(url, pain001('M-1', orders('A', 2)))).text).reason).toBe('AM04');
    expect(groupOf((await pay(url, pain001('M-2', orders('A', 2)))).text).status).toBe('ACSC');
    expect(await balanceOf(url)).toBe(0);
  });

  it('that is malformed is answered 400 with the place of the fault, and leaves nothing behind', async () => {
    const { url } = await startSandbox(freshFolder());
    const good = pain001('M-1', orders('A', 2));
    const one = (amount: string, endToEndId = 'A-1') =>
      pain001('M-1', [{ endToEndId, amount }], { sum: '1.00' });
    const malformed: [string, string][] = [
      ['not well-formed', 'endToEndId,amount\n1,2'],
      ['not well-formed', good.slice(0, -40)],
      ['not well-formed', ''],
      ['pain.001.001.09', good.replace('001.001.09', '001.001.03')],
      ['NbOfTxs', pain001('M-1', orders('A', 2), { count: '3' })],
      ['CtrlSum', pain001('M-1', orders('A', 2), { sum: '240.01' })],
      ['CdtTrfTxInf', pain001('M-1', [])],
      ['InstdAmt', one('1.005')],
      ['InstdAmt', one('1e2')],
      ['InstdAmt', one('0.00')],
      ['InstdAmt', one('-1.00')],
      ['Ccy', good.replace('"CNY"', '"USD"')],
      ['EndToEndId', one('1.00', 'X'.repeat(36))],
      ['EndToEndId', one('1.00', '&amp;')],
      ['document type', good.replace('<Document', '<!DOCTYPE d [<!ENTITY e "x">]><Document')],
    ];
    for (const [reason, xml] of malformed) {
      const { status, text } = await pay(url, xml);
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(reason) });
      expect(text).not.toMatch(/王芳|6222/);
    }
    expect(await ledgerOf(url)).toEqual([]);
    expect((await call(url, 'GET', '/bank/payments/M-1')).status).toBe(404);
  });
});

describe('asking the bank', () => {
  it('tells booked, refused and never received apart', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { refuse: 1 } });
    await pay(url, pain001('M-1', orders('A', 1)));
    await call(url, 'PUT', '/faults', '{}');
    await pay(url, pain001('M-2', orders('B', 1)));
    const { text } = await call(url, 'POST', '/bank/transfers/lookup', '{"endToEndIds":["A-1","B-1","C-1"]}');
    expect(JSON.parse(text).transfers).toEqual([
      { endToEndId: 'A-1', status: 'RJCT', reason: expect.stringMatching(/^(AC04|AC01|BE01|MS03)$/) },
      { endToEndId: 'B-1', status: 'ACSC', reason: null },
      { endToEndId: 'C-1', status: 'NFND', reason: null },
    ]);
    expect(statusesOf(await get(url, '/bank/transfers/A-1'))[0]?.status).toBe('RJCT');
    expect((await call(url, 'GET', '/bank/transfers/C-1')).status).toBe(404);
  });

  it('takes ids of every permitted character in an address', async () => {
    const { url } = await startSandbox(freshFolder());
    const endToEndId = `a/b?c(d):e,f.g'h+i-j k`;
    await pay(url, pain001('M/1', [{ endToEndId, amount: '1.00' }]));
    expect(
      statusesOf(await get(url, `/bank/transfers/${encodeURIComponent(endToEndId)}`))[0]?.endToEndId,
    ).toBe(endToEndId);
    expect(statusesOf(await get(url, `/bank/payments/${encodeURIComponent('M/1')}`))).toHaveLength(1);
  });

  it('looks up 10,000 ids in one call and refuses one more', async () => {
    const { url } = await startSandbox(freshFolder());
    const ids = orders('A', 10_001).map(({ endToEndId }) => endToEndId);
    const ask = (endToEndIds: string[]) =>
      call(url, 'POST', '/bank/transfers/lookup', JSON.stringify({ endToEndIds }));
    expect((await ask(ids)).status).toBe(400);
    expect(JSON.parse((await ask(ids.slice(1))).text).transfers).toHaveLength(10_000);
  });

  it('shows the balance as the operator set it', async () => {
    const { url } = await startSandbox(freshFolder());
    expect(await balanceOf(url)).toBe(1_000_000_000_000);
    await call(url, 'PUT', '/bank/balance', '{"availableFen":5}');
    expect(await getJson(url, '/bank/balance')).toEqual({ availableFen: 5 });
  });
});
