import { readAmountFen } from './amount-text.ts';
import { readXml, requiredText, type XmlElement } from './xml-tree.ts';

/** What a payment file (pain.001) of ours pays, by id on the wire. Throws UnreadableDocument. */
export function readPaidTransfers(xml: string): { endToEndId: string; amountFen: number }[] {
  const transfers: XmlElement[] = [];
  readXml(xml, { CdtTrfTxInf: (transfer) => transfers.push(transfer) });
  return transfers.map((transfer) => ({
    endToEndId: requiredText(transfer, 'PmtId', 'EndToEndId'),
    amountFen: readAmountFen(requiredText(transfer, 'Amt', 'InstdAmt')),
  }));
}
