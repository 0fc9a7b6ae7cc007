import { ApplicationFailure } from '@temporalio/common';
import type { SubmittedPayment } from '../connectors/bank/bank-client.ts';
import { writePaymentFile } from '../connectors/bank/payment-file.ts';
import type { PaymentStatus } from '../connectors/bank/payment-status.ts';
import { holdReasonOf, refusalMeaningOf } from '../connectors/bank/reason-codes.ts';
import { OutsideFault } from '../connectors/outside-fault.ts';
import {
  fixBatchFile,
  markBatchSent,
  markBatchUnfunded,
  markBatchUnknown,
  recordAnswers,
  type TransferAnswer,
  transfersOfBatch,
} from '../db/queries/disbursement/batch-transfers.ts';
import {
  type Batch,
  readBatch,
  type SendingStarted,
  startSending,
  unsentFen,
} from '../db/queries/disbursement/batches.ts';
import { archiveFile, readFile } from '../db/queries/disbursement/files.ts';
import { isPaused } from '../db/queries/disbursement/pauses.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import {
  recordSilence,
  settleEntriesAhead,
  settlementOf,
  settleStatement,
  statementsAfter,
  statementsWithoutGap,
} from '../db/queries/disbursement/statements.ts';
import { withdrawHeld } from '../db/queries/disbursement/withdraw-held.ts';
import { readOrganisation } from '../db/queries/people/organisation.ts';
import { must } from '../domain/assert.ts';
import type { Dependencies } from './dependencies.ts';

export type BatchOutcome =
  | { readonly outcome: 'answered'; readonly refused: number }
  | { readonly outcome: 'funds_short' };

/** What a run does at the bank. Faults are thrown and retried for as long as it takes; refusals are results. */
export function bankActivities({ sql, privateData, bank, heartbeat }: Dependencies) {
  return {
    /**
     * Reads the bank's book first: it says what was sent in a time that a restored database does not know.
     * @param input.heedsPause whether the workflow waits by itself where the run is paused. One on code of before that is
     * made to wait by an attempt that fails, and is made again: it would ask on and on, and fill its history.
     */
    async startSending(input: {
      runId: number;
      round: number;
      heedsPause?: boolean;
    }): Promise<SendingStarted> {
      await readStatements();
      const started = await startSending(sql, must(await readRun(sql, input.runId), 'run'), input.round);
      if (!started.ok && started.refusal.code === 'run_paused' && !input.heedsPause)
        throw ApplicationFailure.retryable(`run ${input.runId} is paused`, 'RunPaused');
      return started;
    },

    /** @returns how much is missing at the bank for what is still to be sent; 0 when it suffices. */
    async missingFunds(input: { runId: number }): Promise<{ missingFen: number }> {
      const needed = await unsentFen(sql, input.runId);
      if (needed === 0) return { missingFen: 0 };
      return { missingFen: Math.max(0, needed - (await bank.availableFunds()).availableFen) };
    },

    /**
     * Sends one batch and records what the bank says of each transfer. Whatever happened before - nothing, a lost
     * reply, a crash after the call - the bank is asked first unless the batch certainly never left, and only ever
     * sees the same bytes under the same message id.
     */
    async payBatch(input: { batchId: number }): Promise<BatchOutcome> {
      let batch = await readBatch(sql, input.batchId);
      if (isUnwritten(batch) && (await withdrawHeld(sql, batch)) > 0)
        batch = await readBatch(sql, input.batchId);
      if (batch.state === 'answered') return { outcome: 'answered', refused: 0 };
      // Of a batch that has no file nothing is under way: where the run is paused it waits, told or not.
      if (isUnwritten(batch) && (await isPaused(sql, batch.runId)))
        throw ApplicationFailure.retryable(`run ${batch.runId} is paused`, 'RunPaused');
      if (batch.state === 'sent' || batch.state === 'unknown') {
        await markBatchUnknown(sql, batch.id);
        const known = await bank.statusOfMessage(batch.messageId);
        if (known !== null) return record(batch, known);
      }
      const fileId = batch.fileId ?? (await fileOf(batch));
      const file = await readFile(sql, privateData, fileId);
      await markBatchSent(sql, batch.id);
      heartbeat();
      try {
        return await record(batch, await bank.submit(file.content.toString('utf8'), batch.messageId));
      } catch (error) {
        if (error instanceof OutsideFault) await markBatchUnknown(sql, batch.id);
        throw error;
      }
    },

    /** Fetches every statement that is new and settles it; a statement concerns all runs. */
    async settleStatements(input: {
      runId: number | null;
    }): Promise<{ awaiting: number; held: number; asOf: string }> {
      const { asOf } = await readStatements();
      await settleEntriesAhead(sql);
      const settlement =
        input.runId === null ? { awaiting: 0, held: 0 } : await settlementOf(sql, input.runId);
      return { ...settlement, asOf };
    },

    /** Asks the bank about every transfer that it has not accounted for, one by one and by the same key. */
    async lookUpSilent(input: { runId: number }): Promise<{ found: number }> {
      const silent = await sql<{ endToEndId: string; batchId: number }[]>`
        select t.end_to_end_id as "endToEndId", t.batch_id as "batchId" from finance.transfers t join finance.items i on i.id = t.item_id
        where t.run_id = ${input.runId} and i.state in ('sent', 'unknown') and i.end_to_end_id = t.end_to_end_id limit 10000`;
      if (silent.length === 0) return { found: 0 };
      const batchOf = new Map(silent.map(({ endToEndId, batchId }) => [endToEndId, batchId]));
      const answers = await lookUp([...batchOf.keys()]);
      for (const batchId of new Set(batchOf.values()))
        await recordAnswers(
          sql,
          batchId,
          answers.filter(({ endToEndId }) => batchOf.get(endToEndId) === batchId),
        );
      await recordSilence(sql, input.runId);
      return { found: answers.length };
    },
  };

  /** Stores and settles every statement that is new. */
  async function readStatements(): Promise<{ asOf: string }> {
    const last = await statementsWithoutGap(sql);
    const { statements, asOf } = await bank.listStatements(last);
    const known = await statementsAfter(sql, last);
    for (const { sequence } of statements) {
      if (known.has(sequence)) continue;
      const { statement, xml } = await bank.fetchStatement(sequence);
      const fileId = await archiveFile(sql, privateData, {
        runId: null,
        kind: 'camt.053',
        name: `camt.053-${sequence}.xml`,
        content: Buffer.from(xml),
      });
      await settleStatement(sql, { sequence, statementId: statement.id, fileId, entries: statement.entries });
      heartbeat();
    }
    return { asOf };
  }

  async function fileOf(batch: Batch): Promise<number> {
    const { id, messageId } = batch;
    const fileId = await fixBatchFile(sql, id, { fileId: await writeFile(batch), messageId });
    if (fileId !== null) return fileId;
    throw ApplicationFailure.retryable(
      `batch ${id} is another message than ${messageId} by now`,
      'BatchChanged',
    );
  }

  async function writeFile(batch: Batch): Promise<number> {
    const organisation = await readOrganisation(sql);
    const transfers = await transfersOfBatch(sql, batch.id);
    const createdAt = new Date().toISOString();
    const content = Buffer.from(
      writePaymentFile({
        messageId: batch.messageId,
        createdAt,
        requestedOn: organisation.today,
        debtor: {
          name: organisation.debtorName,
          account: organisation.debtorAccount,
          bankCode: organisation.debtorBankCode,
        },
        transfers: transfers.map((transfer) => ({
          endToEndId: transfer.endToEndId,
          amountFen: transfer.amountFen,
          creditorName: transfer.creditorName,
          creditorAccount: privateData.decryptText(transfer.account),
          creditorBankCode: transfer.bankCode,
        })),
      }),
    );
    const name = `pain.001-${batch.period}-${batch.messageId}.xml`;
    return archiveFile(sql, privateData, { runId: batch.runId, kind: 'pain.001', name, content });
  }

  async function record(batch: Batch, answer: SubmittedPayment): Promise<BatchOutcome> {
    const name = `pain.002-${batch.period}-${batch.messageId}.xml`;
    await archiveFile(sql, privateData, {
      runId: batch.runId,
      kind: 'pain.002',
      name,
      content: Buffer.from(answer.xml),
    });
    const { status } = answer;
    if (status.groupStatus === 'RJCT' && status.groupReason === 'AM04') {
      const before = await acceptedBefore(batch);
      if (before !== null) return { outcome: 'answered', ...(await recordAnswers(sql, batch.id, before)) };
      await markBatchUnfunded(sql, batch.id, batch.messageId);
      return { outcome: 'funds_short' };
    }
    const answers =
      status.groupStatus === 'RJCT' && status.transfers.length === 0
        ? await refusalOfAll(batch, status.groupReason)
        : await answersOf(status);
    const { refused } = await recordAnswers(sql, batch.id, answers);
    return { outcome: 'answered', refused };
  }

  /**
   * Too little money for a file that the bank has booked all of under another message, from a database that was restored
   * since: then it is accepted as it was. @returns null where anything of it was not.
   */
  async function acceptedBefore(batch: Batch): Promise<TransferAnswer[] | null> {
    const ids = await idsOf(batch);
    const known = await lookUp(ids);
    const isAccepted = known.length === ids.length && known.every(({ status }) => status === 'accepted');
    return isAccepted ? known : null;
  }

  async function idsOf(batch: Batch): Promise<string[]> {
    return (await transfersOfBatch(sql, batch.id)).map(({ endToEndId }) => endToEndId);
  }

  /**
   * The bank refused the file as a whole and booked nothing: each transfer is refused for that reason. Unless it has the
   * file already: then it says what became of each.
   */
  async function refusalOfAll(batch: Batch, reason: string | null): Promise<TransferAnswer[]> {
    const ids = await idsOf(batch);
    if (saysDuplicate(reason)) return lookUp(ids);
    return ids.map((endToEndId) => answerOf(endToEndId, 'refused', reason));
  }

  /** "Duplicate" means that the bank already has the transfer: what became of it is asked, never assumed. */
  async function answersOf(status: PaymentStatus): Promise<TransferAnswer[]> {
    const isDuplicate = (transfer: PaymentStatus['transfers'][number]) => saysDuplicate(transfer.reason);
    const answers = status.transfers.filter((transfer) => !isDuplicate(transfer));
    return [
      ...answers.map((answer) => answerOf(answer.endToEndId, answer.status, answer.reason)),
      ...(await lookUp(status.transfers.filter(isDuplicate).map(({ endToEndId }) => endToEndId))),
    ];
  }

  /** What became of each at the bank; left out is what it does not know, and what it only calls a duplicate again. */
  async function lookUp(endToEndIds: string[]): Promise<TransferAnswer[]> {
    if (endToEndIds.length === 0) return [];
    return (await bank.lookUp(endToEndIds)).flatMap(({ endToEndId, status, reason }) =>
      status === 'not_received' || (status === 'refused' && saysDuplicate(reason))
        ? []
        : [answerOf(endToEndId, status, reason)],
    );
  }
}

const saysDuplicate = (bankReason: string | null): boolean => refusalMeaningOf(bankReason) === 'duplicate';

const isUnwritten = (batch: Batch): boolean => batch.state === 'prepared' && batch.fileId === null;

function answerOf(
  endToEndId: string,
  status: 'accepted' | 'refused' | 'pending',
  bankReason: string | null,
): TransferAnswer {
  return {
    endToEndId,
    status,
    bankReason,
    holdReason: status === 'refused' ? holdReasonOf(bankReason) : null,
  };
}
