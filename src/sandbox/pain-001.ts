import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { reasonsOf, wireAccount, wireId } from './wire-fields.ts';
import { fenOf } from './yuan.ts';

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
// By text: the parser drops namespaces together with their prefixes.
const rootOfNamespace = new RegExp(`<(?:\\w+:)?Document\\s[^>]*xmlns(?::\\w+)?\\s*=\\s*["']${namespace}["']`);

export type TransferOrder = { endToEndId: string; account: string; amountFen: number };

/** `digest` stands for the content alone: the same orders written out anew, at another time, are the same message. */
export type PaymentOrder = {
  msgId: string;
  digest: string;
  totalFen: number;
  batches: { id: string; transfers: TransferOrder[] }[];
};

/** The file cannot be read as a payment order. The message names places, never a name, an account or an amount. */
export class MalformedPayment extends Error {
  override name = 'MalformedPayment';
}

// Values stay strings (an account is no number), and entities stay as written: none is needed in what is read here,
// and a file cannot make the parser grow them.
const parser = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreAttributes: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  // Nobody asks for an element's path, and building it costs a third of the time.
  jPath: false,
  isArray: (name) => name === 'PmtInf' || name === 'CdtTrfTxInf',
});

const fen = z.string().transform((text, context) => {
  const amount = fenOf(text);
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'is not an amount in yuan with at most two decimals' });
  return z.NEVER;
});
const positiveFen = fen.refine((amount) => amount > 0, 'is not above zero');
const count = z
  .string()
  .regex(/^\d{1,15}$/, 'is not a count')
  .transform(Number);

const transferSchema = z.object({
  PmtId: z.object({ EndToEndId: wireId }),
  Amt: z.object({ InstdAmt: z.object({ '#text': positiveFen, '@_Ccy': z.literal('CNY', 'is not CNY') }) }),
  CdtrAgt: z.object({
    FinInstnId: z.object({
      ClrSysMmbId: z.object({ MmbId: z.string().regex(/^\d{12}$/, 'is no clearing code') }),
    }),
  }),
  Cdtr: z.object({ Nm: z.string().min(1) }),
  CdtrAcct: z.object({ Id: z.object({ Othr: z.object({ Id: wireAccount }) }) }),
});

const batchSchema = z.object({
  PmtInfId: wireId,
  NbOfTxs: count.optional(),
  CtrlSum: fen.optional(),
  CdtTrfTxInf: z.array(transferSchema).min(1),
});

const documentSchema = z.object({
  Document: z.object({
    CstmrCdtTrfInitn: z.object({
      GrpHdr: z.object({ MsgId: wireId, NbOfTxs: count, CtrlSum: fen.optional() }),
      PmtInf: z.array(batchSchema).min(1),
    }),
  }),
});

/** Reads a pain.001.001.09 in UTF-8; throws MalformedPayment where it is not one or does not add up. */
export function readPaymentOrder(bytes: Buffer): PaymentOrder {
  const { GrpHdr, PmtInf } = readDocument(textOf(bytes));
  const hash = createHash('sha256');
  let transferCount = 0;
  let totalFen = 0;
  const batches = PmtInf.map((batch) => {
    let batchFen = 0;
    const transfers = batch.CdtTrfTxInf.map((transfer): TransferOrder => {
      const endToEndId = transfer.PmtId.EndToEndId;
      const account = transfer.CdtrAcct.Id.Othr.Id;
      const amountFen = transfer.Amt.InstdAmt['#text'];
      const clearingCode = transfer.CdtrAgt.FinInstnId.ClrSysMmbId.MmbId;
      hash.update(`${JSON.stringify([endToEndId, account, amountFen, clearingCode, transfer.Cdtr.Nm])}\n`);
      batchFen += amountFen;
      return { endToEndId, account, amountFen };
    });
    agree('PmtInf', batch, transfers.length, batchFen);
    transferCount += transfers.length;
    totalFen += batchFen;
    return { id: batch.PmtInfId, transfers };
  });
  agree('GrpHdr', GrpHdr, transferCount, totalFen);
  return { msgId: GrpHdr.MsgId, digest: hash.digest('hex'), totalFen, batches };
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new MalformedPayment('the file is not UTF-8');
    throw error;
  }
}

function readDocument(xml: string): z.infer<typeof documentSchema>['Document']['CstmrCdtTrfInitn'] {
  if (xml.includes('<!DOCTYPE')) throw new MalformedPayment('a document type declaration is not accepted');
  const validity = XMLValidator.validate(xml);
  if (validity !== true) {
    throw new MalformedPayment(
      `not well-formed XML at line ${validity.err.line}, column ${validity.err.col}`,
    );
  }
  if (!rootOfNamespace.test(xml)) throw new MalformedPayment(`the document is not ${namespace}`);
  const result = documentSchema.safeParse(treeOf(xml));
  if (!result.success) throw new MalformedPayment(reasonsOf(result.error));
  return result.data.Document.CstmrCdtTrfInitn;
}

/** The parser refuses some well-formed files too, such as one nested a hundred deep. */
function treeOf(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch (cause) {
    throw new MalformedPayment('the XML cannot be read', { cause });
  }
}

/** A file cut off and closed by hand, or put together wrongly, shows in its own totals. */
function agree(
  part: string,
  declared: { NbOfTxs?: number; CtrlSum?: number },
  transferCount: number,
  totalFen: number,
): void {
  if (!Number.isSafeInteger(totalFen)) throw new MalformedPayment(`${part}: the sum is too large`);
  if (declared.NbOfTxs !== undefined && declared.NbOfTxs !== transferCount) {
    throw new MalformedPayment(`${part}/NbOfTxs differs from the ${transferCount} transfers in the file`);
  }
  if (declared.CtrlSum !== undefined && declared.CtrlSum !== totalFen) {
    throw new MalformedPayment(`${part}/CtrlSum differs from the sum of the amounts in the file`);
  }
}
