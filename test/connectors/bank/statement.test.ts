import { expect, test } from 'vitest';
import { readStatement } from '../../../src/connectors/bank/statement.ts';
import { UnreadableDocument } from '../../../src/connectors/bank/xml-tree.ts';

const status = '<Sts><Cd>BOOK</Cd></Sts>';
const booked = '<BookgDt><DtTm>2026-10-15T08:00:00.123Z</DtTm></BookgDt>';
const refs = (id: string) => `<Refs><EndToEndId>${id}</EndToEndId></Refs>`;
const details = (transactions: string) => `<NtryDtls>${transactions}</NtryDtls>`;
const head = (ref: string, amount: string, indicator: string) =>
  `<NtryRef>${ref}</NtryRef><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd>`;

const booking = `<Ntry>${head('N1', '129.07', 'DBIT')}${status}${booked}${details(`<TxDtls>${refs('E1')}</TxDtls>`)}</Ntry>`;
const returned = `<Ntry>${head('N2', '129.07', 'CRDT')}${status}${booked}${details(
  `<TxDtls>${refs('E1')}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>`,
)}</Ntry>`;

function statement(...entries: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
  <GrpHdr><MsgId>S-3</MsgId><CreDtTm>2026-10-15T08:01:00Z</CreDtTm></GrpHdr>
  <Stmt><Id>STMT-3</Id><ElctrncSeqNb>3</ElctrncSeqNb><CreDtTm>2026-10-15T08:01:00Z</CreDtTm>
  <Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`;
}

test('bookings and returns are read with their references', () => {
  const bookedAt = '2026-10-15T08:00:00.123Z';
  expect(readStatement(statement(booking, returned))).toEqual({
    id: 'STMT-3',
    sequence: 3,
    createdAt: '2026-10-15T08:01:00Z',
    entries: [
      { entryRef: 'N1', endToEndId: 'E1', amountFen: 12907, kind: 'booking', bookedAt, returnReason: null },
      { entryRef: 'N2', endToEndId: 'E1', amountFen: 12907, kind: 'return', bookedAt, returnReason: 'AC04' },
    ],
  });
});

test('a booking and its return under one reference of the bank are two entries', () => {
  const { entries } = readStatement(statement(booking, returned.replace('>N2<', '>N1<')));
  expect(entries.map(({ entryRef, kind }) => [entryRef, kind])).toEqual([
    ['N1', 'booking'],
    ['N1#2', 'return'],
  ]);
});

test('a statement without entries is an empty list', () => {
  expect(readStatement(statement()).entries).toEqual([]);
});

test('an entry that nobody here ordered has no end-to-end id and stops nothing', () => {
  const foreign = `<Ntry>${head('N9', '5.00', 'DBIT')}${status}${booked}</Ntry>`;
  const entries = readStatement(
    statement(foreign, booking.replace('>E1<', '>NOTPROVIDED<'), booking),
  ).entries;
  expect(entries.map((entry) => entry.endToEndId)).toEqual([null, null, 'E1']);
});

test('an entry that is only announced is left for the statement that books it', () => {
  expect(readStatement(statement(booking.replace('BOOK', 'PDNG'))).entries).toEqual([]);
});

test('a date without a time is kept as it is', () => {
  const entry = booking.replace(booked, '<BookgDt><Dt>2026-10-15</Dt></BookgDt>');
  expect(readStatement(statement(entry)).entries[0]?.bookedAt).toBe('2026-10-15');
});

test('a collective entry is read as its parts, which must add up', () => {
  const part = (id: string, amount: string) => `<TxDtls>${refs(id)}<Amt Ccy="CNY">${amount}</Amt></TxDtls>`;
  const collective = (total: string) =>
    `<Ntry>${head('N1', total, 'DBIT')}${status}${booked}${details(part('E1', '1.00') + part('E2', '2.50'))}</Ntry>`;
  expect(readStatement(statement(collective('3.50'))).entries).toMatchObject([
    { entryRef: 'N1/1', endToEndId: 'E1', amountFen: 100 },
    { entryRef: 'N1/2', endToEndId: 'E2', amountFen: 250 },
  ]);
  expect(() => readStatement(statement(collective('3.51')))).toThrow('do not add up');
});

test('an amount in another currency is not read', () => {
  expect(() => readStatement(statement(booking.replace('CNY', 'USD')))).toThrow('no amount in CNY');
});

test('a statement that was cut off is not read', () => {
  const whole = statement(booking, returned);
  expect(() => readStatement(whole.slice(0, whole.indexOf('<Ntry>', whole.indexOf('</Ntry>'))))).toThrow(
    UnreadableDocument,
  );
  expect(() => readStatement(whole.replace('</Document>', ''))).toThrow(UnreadableDocument);
});

test('a file must hold exactly one statement', () => {
  expect(() => readStatement(statement().replace(/<Stmt>.*<\/Stmt>/s, (one) => one + one))).toThrow(
    'one statement',
  );
  expect(() => readStatement('<Document><BkToCstmrStmt/></Document>')).toThrow('one statement');
});

test('entities of a document type are not expanded', () => {
  const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa">]>${statement(booking.replace('>E1<', '>&a;<')).replace(/<\?xml.*\?>\n/, '')}`;
  expect(() => readStatement(bomb)).toThrow('not well-formed');
});
