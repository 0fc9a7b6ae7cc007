import { expect, test } from 'vitest';
import { OutsideFault } from '../../src/connectors/outside-fault.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { listen, logIn } from './http/listening-api.ts';

test('a bank that does not give its book is said to be silent, and is no bug of ours', async () => {
  const database = await freshDatabase();
  const bankLedger = () => Promise.reject(new OutsideFault('bank', 'unknown_outcome', 'time-out'));
  const api = await listen(database, {}, { bankLedger });
  try {
    const authorization = `Bearer ${await logIn(database, 'finance1', 'finance')}`;
    const reply = await fetch(`${api.url}/v1/bank/ledger?reason=reconciling`, { headers: { authorization } });
    expect(reply.status).toBe(503);
    expect(await reply.json()).toMatchObject({ code: 'bank_unreachable' });
  } finally {
    await api.close();
  }
});
