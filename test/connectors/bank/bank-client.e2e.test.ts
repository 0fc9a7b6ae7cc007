import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBankClient } from '../../../src/connectors/bank/bank-client.ts';
import { writePaymentFile } from '../../../src/connectors/bank/payment-file.ts';
import { OutsideFault } from '../../../src/connectors/outside-fault.ts';
import { type RunningSandbox, runSandbox } from '../running-sandbox.ts';

let sandbox: RunningSandbox;
let bank: ReturnType<typeof createBankClient>;
let count = 0;

beforeAll(async () => {
  sandbox = await runSandbox('--funds', '1000000000');
  bank = createBankClient({ baseUrl: sandbox.baseUrl, timeoutMs: 10_000 });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.setFaults());

/** A payment file with ids of its own. */
function payment(...amountsFen: number[]) {
  count += 1;
  const messageId = `WLM${count}`;
  const transfers = amountsFen.map((amountFen, index) => ({
    endToEndId: `WL${count}T${index}`,
    amountFen,
    creditorName: '欧阳<文>博 & 𬭎',
    creditorAccount: `622202025167671${String(count * 100 + index).padStart(4, '0')}`,
    creditorBankCode: '102100099996',
  }));
  const debtor = { name: '演示单位', account: '0200001909025123456', bankCode: '102100099996' };
  const file = {
    messageId,
    createdAt: '2026-10-15T08:00:00.000Z',
    requestedOn: '2026-10-15',
    debtor,
    transfers,
  };
  return {
    messageId,
    ids: transfers.map((transfer) => transfer.endToEndId),
    xml: writePaymentFile(file),
    file,
  };
}

async function newEntries(after: number) {
  const { statements } = await bank.listStatements(after);
  const read = await Promise.all(statements.map(({ sequence }) => bank.fetchStatement(sequence)));
  return read.flatMap(({ statement }) => statement.entries);
}

async function lastSequence(): Promise<number> {
  return (await bank.listStatements(0)).statements.at(-1)?.sequence ?? 0;
}

async function faultOf(promise: Promise<unknown>): Promise<OutsideFault> {
  const fault = await promise.catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(OutsideFault);
  return fault as OutsideFault;
}

test('what is paid stands in the status, the look-up, the statement, the balance and the ledger', async () => {
  const before = await bank.availableFunds();
  const after = await lastSequence();
  const { messageId, ids, xml } = payment(12907, 1);
  const { status, xml: answer } = await bank.submit(xml, messageId);
  expect(status.transfers).toEqual(
    ids.map((endToEndId) => ({ endToEndId, status: 'accepted', reason: null })),
  );
  expect(answer).toContain('pain.002.001.10');
  expect((await bank.statusOfMessage(messageId))?.status).toEqual(status);
  expect(await bank.lookUp(ids)).toEqual(
    ids.map((endToEndId) => ({ endToEndId, status: 'accepted', reason: null })),
  );
  const entries = await newEntries(after);
  expect(entries.map(({ endToEndId, amountFen, kind }) => [endToEndId, amountFen, kind])).toEqual([
    [ids[0], 12907, 'booking'],
    [ids[1], 1, 'booking'],
  ]);
  expect((await bank.availableFunds()).availableFen).toBe(before.availableFen - 12908);
  expect(await bank.ledgerCsv()).toContain(`${ids[0]},6222020251676710100,12907,`);
});

test('the same message again gives the same answer and books nothing', async () => {
  const { messageId, xml } = payment(500);
  const first = await bank.submit(xml, messageId);
  const funds = await bank.availableFunds();
  expect(await bank.submit(xml, messageId)).toEqual(first);
  expect(await bank.availableFunds()).toEqual(funds);
});

test('the same message id with other content is our fault and is never retried', async () => {
  const { messageId, xml, file } = payment(500);
  await bank.submit(xml, messageId);
  const other = writePaymentFile({
    ...file,
    transfers: file.transfers.map((one) => ({ ...one, amountFen: 501 })),
  });
  expect(await faultOf(bank.submit(other, messageId))).toMatchObject({ kind: 'rejected', retryable: false });
});

test('a transfer booked already under another message is a duplicate', async () => {
  const { messageId, xml, ids } = payment(500);
  await bank.submit(xml, messageId);
  const again = await bank.submit(xml.replaceAll(messageId, `${messageId}B`), `${messageId}B`);
  expect(again.status.transfers).toEqual([{ endToEndId: ids[0], status: 'refused', reason: 'AM05' }]);
});

test('too little money refuses the whole file', async () => {
  const { availableFen } = await bank.availableFunds();
  const { messageId, xml } = payment(availableFen, 1);
  const { status } = await bank.submit(xml, messageId);
  expect(status).toMatchObject({ groupStatus: 'RJCT', groupReason: 'AM04' });
  expect((await bank.availableFunds()).availableFen).toBe(availableFen);
});

test('what the bank never received is told apart', async () => {
  expect(await bank.statusOfMessage('WLNEVER')).toBeNull();
  expect(await bank.lookUp(['WLNEVER'])).toEqual([
    { endToEndId: 'WLNEVER', status: 'not_received', reason: null },
  ]);
  expect(await bank.lookUp([])).toEqual([]);
});

test('more ids than the bank takes at once are looked up all the same', async () => {
  const { messageId, xml, ids } = payment(500);
  await bank.submit(xml, messageId);
  const asked = [...Array.from({ length: 10_000 }, (_, index) => `WLNONE${index}`), ...ids];
  const answers = await bank.lookUp(asked);
  expect(answers).toHaveLength(10_001);
  expect(answers.at(-1)).toEqual({ endToEndId: ids[0], status: 'accepted', reason: null });
});

test('a lost reply leaves the outcome unknown, and the bank knows it afterwards', async () => {
  const { messageId, xml, ids } = payment(500);
  await sandbox.setFaults({ seed: 7, lostReply: 1 });
  expect(await faultOf(bank.submit(xml, messageId))).toMatchObject({
    kind: 'unknown_outcome',
    retryable: true,
  });
  await sandbox.setFaults();
  expect(await bank.lookUp(ids)).toMatchObject([{ status: 'accepted' }]);
});

test('a 503 leaves the outcome unknown too; the bank says that it never had the file', async () => {
  const { messageId, xml } = payment(500);
  await sandbox.setFaults({ seed: 7, transient: 1 });
  expect(await faultOf(bank.submit(xml, messageId))).toMatchObject({
    kind: 'unknown_outcome',
    detail: 'HTTP 503',
  });
  await sandbox.setFaults();
  expect(await bank.statusOfMessage(messageId)).toBeNull();
});

test('a status delivered twice comes out once', async () => {
  const { messageId, xml, ids } = payment(500, 600);
  await sandbox.setFaults({ seed: 7, duplicateStatus: 1 });
  const { status, xml: answer } = await bank.submit(xml, messageId);
  expect(answer.split('<TxInfAndSts>')).toHaveLength(5);
  expect(status.transfers.map((transfer) => transfer.endToEndId)).toEqual(ids);
});

test('a refusal carries the reason of the bank', async () => {
  const { messageId, xml } = payment(500);
  await sandbox.setFaults({ seed: 7, refuse: 1 });
  const { status } = await bank.submit(xml, messageId);
  expect(status.transfers).toMatchObject([
    { status: 'refused', reason: expect.stringMatching(/^[A-Z]{2}[0-9]{2}$/) },
  ]);
});

test('a return stands in a later statement than its booking, under the same id', async () => {
  const after = await lastSequence();
  const { messageId, xml, ids } = payment(500);
  await sandbox.setFaults({ seed: 7, returned: 1 });
  await bank.submit(xml, messageId);
  await expect
    .poll(async () => (await newEntries(after)).map(({ endToEndId, kind }) => [endToEndId, kind]), {
      timeout: 10_000,
    })
    .toEqual([
      [ids[0], 'booking'],
      [ids[0], 'return'],
    ]);
  const returned = (await newEntries(after)).at(-1);
  expect(returned).toMatchObject({
    amountFen: 500,
    returnReason: expect.stringMatching(/^[A-Z]{2}[0-9]{2}$/),
  });
}, 20_000);

test('a debit that nobody here ordered stands in the statement beside the rest', async () => {
  const after = await lastSequence();
  await sandbox.post('bank/foreign-entries', {
    account: '6222000000000000',
    amountFen: 700,
    endToEndId: 'FOREIGN1',
  });
  expect(await newEntries(after)).toMatchObject([
    { endToEndId: 'FOREIGN1', amountFen: 700, kind: 'booking' },
  ]);
});

test('a file that is no payment file is rejected', async () => {
  expect(await faultOf(bank.submit('<Document/>', 'WLBAD'))).toMatchObject({
    kind: 'rejected',
    retryable: false,
  });
});

test('after the bank was killed and came back, nothing it acknowledged is lost and calls go through', async () => {
  const { messageId, xml, ids } = payment(500);
  await bank.submit(xml, messageId);
  await sandbox.killAndRestart();
  expect(await bank.lookUp(ids)).toMatchObject([{ status: 'accepted' }]);
  expect((await bank.statusOfMessage(messageId))?.status.transfers).toMatchObject([{ status: 'accepted' }]);
}, 30_000);
