import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  call,
  get,
  ledgerOf,
  orders,
  pain001,
  pay,
  statementEntriesOf,
  statementsAfter,
} from './bank-client.ts';
import { freshFolder, startSandbox } from './sandbox-process.ts';

const entriesOf = async (url: string, sequence: number) =>
  statementEntriesOf(await get(url, `/bank/statements/${sequence}`));

describe('statements', () => {
  it('hold each booking once, and asking again without new entries cuts nothing', async () => {
    const { url } = await startSandbox(freshFolder());
    expect((await statementsAfter(url, 0)).statements).toEqual([]);
    await pay(url, pain001('M-1', orders('A', 3)));
    expect((await statementsAfter(url, 0)).statements.map(({ sequence }) => sequence)).toEqual([1]);
    expect((await statementsAfter(url, 0)).statements).toHaveLength(1);
    await pay(url, pain001('M-2', orders('B', 1)));
    expect((await statementsAfter(url, 1)).statements.map(({ sequence }) => sequence)).toEqual([2]);
    expect((await entriesOf(url, 1)).map(({ endToEndId }) => endToEndId)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(await entriesOf(url, 2)).toEqual([
      { ref: 'E0000000004', endToEndId: 'B-1', amount: '120.00', direction: 'DBIT', returned: null },
    ]);
    expect((await call(url, 'GET', '/bank/statements/3')).status).toBe(404);
  });

  it('hold at most 10,000 entries each', async () => {
    const { url } = await startSandbox(freshFolder());
    await pay(url, pain001('M-1', orders('A', 10_001)));
    expect((await statementsAfter(url, 0)).statements).toHaveLength(2);
    expect(await entriesOf(url, 1)).toHaveLength(10_000);
    expect(await entriesOf(url, 2)).toHaveLength(1);
  });

  it('show a return as a credit in a later statement than its booking, and the money comes back', async () => {
    const { url } = await startSandbox(freshFolder(), { faults: { returned: 1 }, funds: 100_000 });
    await pay(url, pain001('M-1', orders('A', 2)));
    // Not asked for a statement before the returns are booked: even so they must not share one with the bookings.
    await expect.poll(() => balanceOf(url), { timeout: 20_000 }).toBe(100_000);
    expect((await statementsAfter(url, 0)).statements.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await entriesOf(url, 1)).map(({ direction }) => direction)).toEqual(['DBIT', 'DBIT']);
    expect(await entriesOf(url, 2)).toMatchObject([
      {
        endToEndId: 'A-1',
        amount: '120.00',
        direction: 'CRDT',
        returned: expect.stringMatching(/^[A-Z]{2}\d\d$/),
      },
      { endToEndId: 'A-2', direction: 'CRDT' },
    ]);
    expect((await ledgerOf(url)).map(({ endToEndId, status }) => `${endToEndId} ${status}`)).toEqual([
      'A-1 booked',
      'A-2 booked',
      'A-1 returned',
      'A-2 returned',
    ]);
    const again = await pay(url, pain001('M-2', orders('A', 1)));
    expect(again.text).toContain('AM05');
  });

  it('show a debit that nobody ordered', async () => {
    const { url } = await startSandbox(freshFolder());
    const entry = { account: '6222020000000000009', amountFen: 4321, endToEndId: 'FOREIGN' };
    expect((await call(url, 'POST', '/bank/foreign-entries', JSON.stringify(entry))).status).toBe(204);
    expect((await statementsAfter(url, 0)).statements).toHaveLength(1);
    expect(await entriesOf(url, 1)).toMatchObject([
      { endToEndId: 'FOREIGN', amount: '43.21', direction: 'DBIT' },
    ]);
    expect((await call(url, 'GET', '/bank/transfers/FOREIGN')).status).toBe(404);
  });
});
