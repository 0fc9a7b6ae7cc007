import { z } from 'zod';
import { callOutside, type OutsideAnswer, type OutsideCall, readJson } from '../outside-call.ts';
import { OutsideFault } from '../outside-fault.ts';
import {
  type PaymentStatus,
  readPaymentStatus,
  type TransferStatus,
  transferStatusOf,
} from './payment-status.ts';
import { type BankStatement, readStatement } from './statement.ts';
import { UnreadableDocument } from './xml-tree.ts';

/** The bank's answer to a payment file, read, and as the bank wrote it (pain.002). */
export interface SubmittedPayment {
  readonly status: PaymentStatus;
  readonly xml: string;
}

export interface LookedUpTransfer {
  readonly endToEndId: string;
  /** `not_received`: the bank does not know the id; a file still on its way may yet bring it. */
  readonly status: TransferStatus | 'not_received';
  /** The bank's reason code of a refusal. */
  readonly reason: string | null;
}

export interface StatementList {
  /** Ascending by sequence. */
  readonly statements: readonly { readonly sequence: number; readonly id: string }[];
  /** ISO 8601: every entry booked until then stands in these statements or earlier ones. */
  readonly asOf: string;
}

/**
 * The organisation's bank. Every call throws OutsideFault alone. After `unknown_outcome` from `submit` the file may
 * have been booked: ask `statusOfMessage` or `lookUp` under the same keys until the bank knows.
 */
export interface BankClient {
  /** Sends a payment file (pain.001). The same message id with the same content gives the first answer again. */
  submit(paymentFile: string, messageId: string): Promise<SubmittedPayment>;
  /** Null when the bank never received that message. */
  statusOfMessage(messageId: string): Promise<SubmittedPayment | null>;
  /** One answer for each id asked, in the order asked; any number of ids. */
  lookUp(endToEndIds: readonly string[]): Promise<LookedUpTransfer[]>;
  /** The statements with a sequence above `after`. */
  listStatements(after: number): Promise<StatementList>;
  /** One statement, read, and as the bank wrote it (camt.053). */
  fetchStatement(sequence: number): Promise<{ statement: BankStatement; xml: string }>;
  availableFunds(): Promise<{ availableFen: number }>;
  /** The bank's own book as CSV. */
  ledgerCsv(): Promise<string>;
}

/** What the bank takes in one look-up. */
const lookUpLimit = 10_000;

const lookUpAnswer = z.object({
  transfers: z.array(z.object({ endToEndId: z.string(), status: z.string(), reason: z.string().nullish() })),
});
const statementList = z.object({
  statements: z.array(z.object({ sequence: z.number().int(), id: z.string() })),
  asOf: z.string(),
});
const balance = z.object({ availableFen: z.number().int() });

/** `baseUrl` without the `/bank` part; `timeoutMs` is for each call as a whole. */
export function createBankClient({ baseUrl, timeoutMs }: { baseUrl: string; timeoutMs: number }): BankClient {
  const call = (request: OutsideCall): Promise<OutsideAnswer> =>
    callOutside({ party: 'bank', baseUrl, timeoutMs }, request);
  const get = (path: string, expect: readonly number[] = [200]) => call({ method: 'GET', path, expect });

  return {
    async submit(paymentFile, messageId) {
      const { body } = await call({
        method: 'POST',
        path: 'bank/payments',
        body: paymentFile,
        contentType: 'application/xml; charset=utf-8',
        expect: [200],
      });
      return answerAbout(messageId, body);
    },

    async statusOfMessage(messageId) {
      const { status, body } = await get(`bank/payments/${encodeURIComponent(messageId)}`, [200, 404]);
      return status === 404 ? null : answerAbout(messageId, body);
    },

    async lookUp(endToEndIds) {
      const found: LookedUpTransfer[] = [];
      for (let start = 0; start < endToEndIds.length; start += lookUpLimit) {
        const asked = endToEndIds.slice(start, start + lookUpLimit);
        const { body } = await call({
          method: 'POST',
          path: 'bank/transfers/lookup',
          body: JSON.stringify({ endToEndIds: asked }),
          contentType: 'application/json',
          expect: [200],
        });
        found.push(...answersFor(asked, readJson('bank', lookUpAnswer, body).transfers));
      }
      return found;
    },

    async listStatements(after) {
      const { body } = await get(`bank/statements?after=${after}`);
      return readJson('bank', statementList, body);
    },

    async fetchStatement(sequence) {
      const { body } = await get(`bank/statements/${sequence}`);
      const xml = body.toString('utf8');
      const statement = readable(() => readStatement(xml));
      if (statement.sequence !== sequence)
        throw unreadable('the statement has another sequence than asked for');
      return { statement, xml };
    },

    async availableFunds() {
      const { body } = await get('bank/balance');
      return readJson('bank', balance, body);
    },

    async ledgerCsv() {
      const { body } = await get('bank/ledger.csv');
      return body.toString('utf8');
    },
  };
}

function answerAbout(messageId: string, body: Buffer): SubmittedPayment {
  const xml = body.toString('utf8');
  const status = readable(() => readPaymentStatus(xml));
  if (status.messageId !== messageId) throw unreadable('the status report is about another message');
  return { status, xml };
}

function answersFor(
  asked: readonly string[],
  answers: z.infer<typeof lookUpAnswer>['transfers'],
): LookedUpTransfer[] {
  const byId = new Map(answers.map((answer) => [answer.endToEndId, answer]));
  return asked.map((endToEndId) => {
    const answer = byId.get(endToEndId);
    // Silence about an id must never be read as `not_received`: that would allow it to be sent anew.
    if (!answer) throw unreadable('the bank left out an id it was asked about');
    const status = answer.status === 'NFND' ? 'not_received' : transferStatusOf(answer.status);
    return { endToEndId, status, reason: answer.reason ?? null };
  });
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableDocument) throw unreadable(error.message);
    throw error;
  }
}

/** An answer that cannot be read says nothing of what the bank did. */
function unreadable(detail: string): OutsideFault {
  return new OutsideFault('bank', 'unknown_outcome', detail);
}
