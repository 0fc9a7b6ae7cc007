import { expect, test } from 'vitest';
import {
  type PaymentFile,
  type PaymentTransfer,
  transferDefect,
  writePaymentFile,
} from '../../../src/connectors/bank/payment-file.ts';
import { find, readXml, textAt, type XmlElement } from '../../../src/connectors/bank/xml-tree.ts';

const transfer: PaymentTransfer = {
  endToEndId: 'WL0123456789ABCDEFGHJKMNPQRSTVWX',
  amountFen: 12907,
  creditorName: '阿依古丽·买买提',
  creditorAccount: '6216610035388006649',
  creditorBankCode: '102100099996',
};

function paymentFile(...transfers: PaymentTransfer[]): PaymentFile {
  return {
    messageId: 'WLB-2026-10-1',
    createdAt: '2026-10-15T08:00:00.000Z',
    requestedOn: '2026-10-15',
    debtor: { name: '北方机械有限公司', account: '0200001909025123456', bankCode: '102100099996' },
    transfers,
  };
}

function paymentGroup(xml: string): XmlElement {
  const group = find(readXml(xml), 'CstmrCdtTrfInitn', 'PmtInf');
  if (!group) throw new Error('no payment group');
  return group;
}

function transactions(xml: string): XmlElement[] {
  return paymentGroup(xml).children.filter((child) => child.name === 'CdtTrfTxInf');
}

test('elements stand in the order of the schema', () => {
  const group = paymentGroup(writePaymentFile(paymentFile(transfer, transfer)));
  expect(group.children.map((child) => child.name)).toEqual([
    'PmtInfId',
    'PmtMtd',
    'BtchBookg',
    'NbOfTxs',
    'CtrlSum',
    'ReqdExctnDt',
    'Dbtr',
    'DbtrAcct',
    'DbtrAgt',
    'CdtTrfTxInf',
    'CdtTrfTxInf',
  ]);
  const one = group.children.at(-1);
  expect(one?.children.map((child) => child.name)).toEqual(['PmtId', 'Amt', 'CdtrAgt', 'Cdtr', 'CdtrAcct']);
});

test('the control sum is exact where floats are not', () => {
  const xml = writePaymentFile(paymentFile(...[10, 20, 30].map((amountFen) => ({ ...transfer, amountFen }))));
  expect(textAt(paymentGroup(xml), 'CtrlSum')).toBe('0.60');
  expect(textAt(paymentGroup(xml), 'NbOfTxs')).toBe('3');
});

test('a transfer is read back as it was given', () => {
  const [one] = transactions(writePaymentFile(paymentFile(transfer)));
  if (!one) throw new Error('no transaction');
  expect(textAt(one, 'PmtId', 'EndToEndId')).toBe(transfer.endToEndId);
  expect(find(one, 'Amt', 'InstdAmt')).toMatchObject({ text: '129.07', attributes: { Ccy: 'CNY' } });
  expect(textAt(one, 'CdtrAgt', 'FinInstnId', 'ClrSysMmbId', 'ClrSysId', 'Cd')).toBe('CNAPS');
  expect(textAt(one, 'CdtrAgt', 'FinInstnId', 'ClrSysMmbId', 'MmbId')).toBe('102100099996');
  expect(textAt(one, 'Cdtr', 'Nm')).toBe('阿依古丽·买买提');
  expect(textAt(one, 'CdtrAcct', 'Id', 'Othr', 'Id')).toBe('6216610035388006649');
});

test.each([
  ['markup', `a<b>&"c'`, `a<b>&"c'`],
  ['an entity', '&amp;', '&amp;'],
  ['a rare character', '𬭎远', '𬭎远'],
  ['control characters', '王\u0000\u0008\u001f芳\uffff', '王芳'],
  ['half a surrogate pair', '王\ud800芳', '王芳'],
])('a name with %s is carried without harm to the file', (_what, creditorName, read) => {
  const [one] = transactions(writePaymentFile(paymentFile({ ...transfer, creditorName })));
  expect(one && textAt(one, 'Cdtr', 'Nm')).toBe(read);
});

test('a long name is cut at 140 characters, rare ones counted once', () => {
  const [one] = transactions(writePaymentFile(paymentFile({ ...transfer, creditorName: '𬭎'.repeat(141) })));
  expect(one && textAt(one, 'Cdtr', 'Nm')).toBe('𬭎'.repeat(140));
});

test('the same input gives the same bytes', () => {
  expect(writePaymentFile(paymentFile(transfer))).toBe(writePaymentFile(paymentFile(transfer)));
});

test.each([
  ['amount', { amountFen: 0 }],
  ['amount', { amountFen: 1.5 }],
  ['creditorName', { creditorName: ' \u0001 ' }],
  ['creditorAccount', { creditorAccount: '' }],
  ['creditorAccount', { creditorAccount: '1'.repeat(35) }],
  ['creditorBankCode', { creditorBankCode: '10210009999' }],
])('a transfer with a bad %s is refused without telling the value', (field, change) => {
  const bad = { ...transfer, ...change };
  expect(transferDefect(bad)).toBe(field);
  expect(() => writePaymentFile(paymentFile(bad))).toThrow(`${transfer.endToEndId}: ${field} does not fit`);
});

test('an account of 34 characters fits', () => {
  expect(transferDefect({ ...transfer, creditorAccount: '1'.repeat(34) })).toBeNull();
});

test('ids have at most 35 characters', () => {
  expect(() => writePaymentFile(paymentFile({ ...transfer, endToEndId: 'E'.repeat(35) }))).not.toThrow();
  expect(() => writePaymentFile(paymentFile({ ...transfer, endToEndId: 'E'.repeat(36) }))).toThrow(
    'end-to-end id',
  );
  expect(() => writePaymentFile({ ...paymentFile(transfer), messageId: '' })).toThrow('message id');
});

test('a file without transfers is not written', () => {
  expect(() => writePaymentFile(paymentFile())).toThrow('at least one');
});
