import { expect, test } from 'vitest';
import { readPaymentStatus } from '../../../src/connectors/bank/payment-status.ts';
import { UnreadableDocument } from '../../../src/connectors/bank/xml-tree.ts';

function transaction(endToEndId: string, status: string, reason?: string): string {
  const because = reason ? `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>` : '';
  return `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>${status}</TxSts>${because}</TxInfAndSts>`;
}

function report(group: string, ...transactions: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-10-15T08:00:01Z</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>M1</OrgnlPmtInfId>${transactions.join('')}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;
}

function outcomes(...transactions: string[]) {
  return readPaymentStatus(report('', ...transactions)).transfers;
}

test('one transaction is a list of one', () => {
  expect(readPaymentStatus(report('<GrpSts>ACSC</GrpSts>', transaction('E1', 'ACSC')))).toEqual({
    messageId: 'M1',
    groupStatus: 'ACSC',
    groupReason: null,
    transfers: [{ endToEndId: 'E1', status: 'accepted', reason: null }],
  });
});

test('a refused group carries its reason and no transfers', () => {
  const group = '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>';
  expect(readPaymentStatus(report(group))).toMatchObject({
    groupStatus: 'RJCT',
    groupReason: 'AM04',
    transfers: [],
  });
});

test.each(['ACSC', 'ACCC', 'ACCP', 'ACSP', 'ACTC'])('%s is accepted', (code) => {
  expect(outcomes(transaction('E1', code))[0]?.status).toBe('accepted');
});

test.each(['PDNG', 'RCVD', 'constructor', 'ZZZZ'])('%s is pending', (code) => {
  expect(outcomes(transaction('E1', code))[0]?.status).toBe('pending');
});

test('a refusal keeps the code of the bank, a code of its own included', () => {
  expect(outcomes(transaction('E1', 'RJCT', 'AC04'))).toEqual([
    { endToEndId: 'E1', status: 'refused', reason: 'AC04' },
  ]);
  expect(outcomes(transaction('E1', 'RJCT', 'AC04').replaceAll('Cd>', 'Prtry>'))[0]?.reason).toBe('AC04');
});

test('a transaction reported twice comes out once', () => {
  const twice = outcomes(
    transaction('E1', 'ACSC'),
    transaction('E2', 'RJCT', 'AC01'),
    transaction('E1', 'ACSC'),
  );
  expect(twice).toEqual([
    { endToEndId: 'E1', status: 'accepted', reason: null },
    { endToEndId: 'E2', status: 'refused', reason: 'AC01' },
  ]);
});

test('a final report outweighs a pending one, in either order', () => {
  expect(outcomes(transaction('E1', 'PDNG'), transaction('E1', 'ACSC'))[0]?.status).toBe('accepted');
  expect(outcomes(transaction('E1', 'RJCT', 'AC04'), transaction('E1', 'PDNG'))).toMatchObject([
    { status: 'refused', reason: 'AC04' },
  ]);
});

test('two reports that contradict each other leave the transfer pending', () => {
  expect(outcomes(transaction('E1', 'ACSC'), transaction('E1', 'RJCT', 'AC04'))).toEqual([
    { endToEndId: 'E1', status: 'pending', reason: null },
  ]);
});

test('namespace prefixes make no difference', () => {
  const prefixed = report('', transaction('E1', 'ACSC'))
    .replace('xmlns=', 'xmlns:p=')
    .replace(/<(\/?)([A-Za-z])/g, '<$1p:$2');
  expect(readPaymentStatus(prefixed).transfers).toHaveLength(1);
});

test('a report that was cut off is not read, wherever the cut is', () => {
  const whole = report('<GrpSts>ACSC</GrpSts>', transaction('E1', 'ACSC'), transaction('E2', 'ACSC'));
  for (let length = 0; length < whole.length; length += 7) {
    expect(() => readPaymentStatus(whole.slice(0, length))).toThrow(UnreadableDocument);
  }
});

test('what is no report is not read', () => {
  expect(() => readPaymentStatus('<html><body>busy</body></html>')).toThrow(UnreadableDocument);
  expect(() => readPaymentStatus('')).toThrow(UnreadableDocument);
  expect(() => outcomes('<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>')).toThrow('no OrgnlEndToEndId');
});
