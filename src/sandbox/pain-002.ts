import { createHash } from 'node:crypto';
import type { PaymentFact, TransferOutcome } from './facts.ts';

/** The answer to a message, always the same: it says only what the ledger holds. */
export function paymentStatusReport(payment: PaymentFact): string {
  const outcomes = payment.batches.flatMap(({ transfers }) => transfers);
  const refused = payment.groupReason !== null;
  const booked = outcomes.every(({ reason }) => reason === null);
  return report(payment, `message/${payment.msgId}`, [
    `<OrgnlNbOfTxs>${outcomes.length}</OrgnlNbOfTxs>`,
    // RJCT at group level is kept for a file refused as a whole; single refusals, be it all, are PART.
    `<GrpSts>${refused ? 'RJCT' : booked ? 'ACSC' : 'PART'}</GrpSts>`,
    refused ? statusReason(payment.groupReason) : '',
    '</OrgnlGrpInfAndSts>',
    ...(refused ? [] : payment.batches.map(({ id, transfers }) => batchStatus(id, transfers))),
  ]);
}

/** The state of one transfer now. */
export function transferStatusReport(
  payment: PaymentFact,
  batchId: string,
  outcome: TransferOutcome,
): string {
  return report(payment, `transfer/${outcome.endToEndId}`, [
    '</OrgnlGrpInfAndSts>',
    batchStatus(batchId, [{ ...outcome, statusTwice: false }]),
  ]);
}

function report(payment: PaymentFact, subject: string, afterOriginalName: string[]): string {
  const id = createHash('sha256').update(subject).digest('hex').slice(0, 31);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>',
    `<GrpHdr><MsgId>STS-${id}</MsgId><CreDtTm>${new Date(payment.at).toISOString()}</CreDtTm></GrpHdr>`,
    `<OrgnlGrpInfAndSts><OrgnlMsgId>${payment.msgId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>`,
    ...afterOriginalName,
    '</CstmrPmtStsRpt></Document>\n',
  ].join('');
}

function batchStatus(id: string, outcomes: TransferOutcome[]): string {
  const statuses = outcomes.map((outcome) => {
    const status = transferStatus(outcome);
    return outcome.statusTwice ? status + status : status;
  });
  return `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${id}</OrgnlPmtInfId>${statuses.join('')}</OrgnlPmtInfAndSts>`;
}

function transferStatus({ endToEndId, reason }: TransferOutcome): string {
  const status = reason === null ? '<TxSts>ACSC</TxSts>' : `<TxSts>RJCT</TxSts>${statusReason(reason)}`;
  return `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId>${status}</TxInfAndSts>`;
}

function statusReason(code: string | null): string {
  return `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
}
