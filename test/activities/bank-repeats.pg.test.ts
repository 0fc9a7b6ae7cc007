import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { bankActivities } from '../../src/activities/bank.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemsOf, readyToSend, sendAll } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

/*
 * A bank that behaves as banks may and the sandbox does not: it refuses a file that it has already as a whole, and lists a
 * statement after a later one.
 */
let database: TestDatabase;
let run: Run;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
});

type Answer = { readonly status?: number; readonly type?: string; readonly body: string } | 'hang up';

async function bankThat(answer: (method: string, path: string, body: string) => Answer) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const given = answer(request.method ?? '', request.url ?? '', body);
      if (given === 'hang up') return request.socket.destroy();
      response.writeHead(given.status ?? 200, { 'content-type': given.type ?? 'application/json' });
      response.end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const outside = createOutside(database, `http://127.0.0.1:${port}`);
  return bankActivities({ ...outside, reach: noReach, heartbeat: () => undefined });
}

const states = async () => (await itemsOf(database, run)).map(({ state }) => state);
const xml = 'application/xml';

const refusedWhole = (code: string, messageId: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId>
<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>`;

test.each([
  ['AM05', 'ACSC', null, ['sent', 'sent', 'sent']],
  ['DU01', 'RJCT', 'AM05', ['sent', 'sent', 'sent']],
  ['AM05', 'NFND', null, ['sent', 'sent', 'sent']],
  ['AM05', 'RJCT', 'AC04', ['held', 'held', 'held']],
  ['AC01', 'ACSC', null, ['held', 'held', 'held']],
])('a file that was lost and is refused as a whole with %s, of which each is %s (%s): %j', async (code, status, reason, expected) => {
  const { batchIds } = await readyToSend(database, run);
  let submits = 0;
  const { payBatch } = await bankThat((method, path, body) => {
    if (path.startsWith('/bank/transfers')) {
      const asked = JSON.parse(body) as { endToEndIds: string[] };
      const transfers = asked.endToEndIds.map((endToEndId) => ({ endToEndId, status, reason }));
      return { body: JSON.stringify({ transfers }) };
    }
    if (method === 'GET') return { status: 404, body: '{}' };
    submits += 1;
    const messageId = /<MsgId>([^<]+)</.exec(body)?.[1] ?? '';
    return submits === 1 ? 'hang up' : { type: xml, body: refusedWhole(code, messageId) };
  });
  const batchId = batchIds[0] ?? 0;
  await expect(payBatch({ batchId })).rejects.toThrow();
  expect(await payBatch({ batchId })).toMatchObject({ outcome: 'answered' });
  expect(submits).toBe(2);
  expect(await states()).toEqual(expected);
});

const statement = (sequence: number, entries: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S${sequence}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb>
<CreDtTm>2026-10-0${sequence}T08:00:00Z</CreDtTm>${entries}</Stmt></BkToCstmrStmt></Document>`;
const line = (
  ref: string,
  endToEndId: string,
  indicator: 'DBIT' | 'CRDT',
) => `<Ntry><NtryRef>${ref}</NtryRef><Amt Ccy="CNY">129.00</Amt>
<CdtDbtInd>${indicator}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-10-01T08:00:00Z</DtTm></BookgDt>
<NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>`;

test('a statement that the bank lists after a later one is read as well', async () => {
  const sent = await sendAll(database, run);
  const book = new Map([
    [1, statement(1, sent.map(({ endToEndId }, at) => line(`b${at}`, endToEndId, 'DBIT')).join(''))],
    [3, statement(3, line('foreign', 'FOREIGN', 'CRDT'))],
  ]);
  const fetched: number[] = [];
  const { settleStatements } = await bankThat((_method, path) => {
    const after = /statements\?after=(\d+)/.exec(path)?.[1];
    if (after !== undefined) {
      const listed = [...book.keys()].sort().filter((sequence) => sequence > Number(after));
      const statements = listed.map((sequence) => ({ sequence, id: `S${sequence}` }));
      return { body: JSON.stringify({ statements, asOf: '2026-10-05' }) };
    }
    const sequence = Number(path.split('/').at(-1));
    fetched.push(sequence);
    return { type: xml, body: book.get(sequence) ?? '' };
  });
  await settleStatements({ runId: run.id });
  expect(await states()).toEqual(['paid', 'paid', 'paid']);
  book.set(2, statement(2, line('r', sent[0]?.endToEndId ?? '', 'CRDT')));
  await settleStatements({ runId: run.id });
  expect((await states()).sort()).toEqual(['held', 'paid', 'paid']);
  await settleStatements({ runId: run.id });
  expect(fetched).toEqual([1, 3, 2]);
});
