import { assert } from '../../domain/assert.ts';
import { amountText } from './amount-text.ts';
import { writableText, type XmlText, xml } from './xml-text.ts';

/** One credit transfer. `creditorBankCode` is the 12-digit CNAPS code of the creditor's bank. */
export interface PaymentTransfer {
  readonly endToEndId: string;
  readonly amountFen: number;
  readonly creditorName: string;
  readonly creditorAccount: string;
  readonly creditorBankCode: string;
}

export interface PaymentFile {
  /** At most 35 characters; also the id of the file's one payment group. */
  readonly messageId: string;
  /** ISO 8601 date and time. Part of the content: a message sent again must carry the time it was first made. */
  readonly createdAt: string;
  /** ISO 8601 date on which the bank is to execute. */
  readonly requestedOn: string;
  readonly debtor: { readonly name: string; readonly account: string; readonly bankCode: string };
  readonly transfers: readonly PaymentTransfer[];
}

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/** China National Advanced Payment System, in ISO 20022's external list of clearing systems. */
const clearingSystem = 'CNAPS';

/** Length of Max140Text. */
const nameLength = 140;
/** Max34Text, and no character that an account cannot have. */
const accountForm = /^[0-9A-Za-z-]{1,34}$/;

const identifierForm = /^[0-9A-Za-z/\-?:().,'+ ]{1,35}$/;
const bankCodeForm = /^[0-9]{12}$/;

/**
 * Writes a payment file, pain.001.001.09: one payment group in CNY, booked transfer by transfer, so that the
 * statement shows each. The same input gives the same bytes. A transfer with a defect (see `transferDefect`) is the
 * caller's mistake and throws.
 */
export function writePaymentFile(file: PaymentFile): string {
  assertIdentifier(file.messageId, 'message id');
  assert(accountForm.test(file.debtor.account), "the debtor's account does not fit a payment file");
  assert(bankCodeForm.test(file.debtor.bankCode), "the debtor's bank code does not fit a payment file");
  assert(nameText(file.debtor.name) !== '', "the debtor's name does not fit a payment file");
  assert(file.transfers.length > 0, 'a payment file needs at least one transfer');
  for (const transfer of file.transfers) {
    assertIdentifier(transfer.endToEndId, 'end-to-end id');
    const defect = transferDefect(transfer);
    assert(defect === null, `transfer ${transfer.endToEndId}: ${defect} does not fit a payment file`);
  }
  const totalFen = file.transfers.reduce((sum, transfer) => sum + transfer.amountFen, 0);
  const totals = xml`<NbOfTxs>${String(file.transfers.length)}</NbOfTxs><CtrlSum>${amountText(totalFen)}</CtrlSum>`;
  const debtorName = xml`<Nm>${nameText(file.debtor.name)}</Nm>`;
  // The schema is a sequence: the order of the elements matters.
  const document = xml`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespace}"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${file.messageId}</MsgId><CreDtTm>${file.createdAt}</CreDtTm>${totals}<InitgPty>${debtorName}</InitgPty></GrpHdr>
<PmtInf><PmtInfId>${file.messageId}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>${totals}
<ReqdExctnDt><Dt>${file.requestedOn}</Dt></ReqdExctnDt>
<Dbtr>${debtorName}</Dbtr>
<DbtrAcct>${accountId(file.debtor.account)}<Ccy>CNY</Ccy></DbtrAcct>
<DbtrAgt>${institution(file.debtor.bankCode)}</DbtrAgt>
${file.transfers.map(transaction)}</PmtInf>
</CstmrCdtTrfInitn></Document>
`;
  return document.source;
}

function transaction(transfer: PaymentTransfer): XmlText {
  const { endToEndId } = transfer;
  return xml`<CdtTrfTxInf><PmtId><InstrId>${endToEndId}</InstrId><EndToEndId>${endToEndId}</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="CNY">${amountText(transfer.amountFen)}</InstdAmt></Amt>
<CdtrAgt>${institution(transfer.creditorBankCode)}</CdtrAgt>
<Cdtr><Nm>${nameText(transfer.creditorName)}</Nm></Cdtr>
<CdtrAcct>${accountId(transfer.creditorAccount)}</CdtrAcct></CdtTrfTxInf>
`;
}

function accountId(account: string): XmlText {
  return xml`<Id><Othr><Id>${account}</Id></Othr></Id>`;
}

function institution(bankCode: string): XmlText {
  const member = xml`<ClrSysId><Cd>${clearingSystem}</Cd></ClrSysId><MmbId>${bankCode}</MmbId>`;
  return xml`<FinInstnId><ClrSysMmbId>${member}</ClrSysMmbId></FinInstnId>`;
}

export type TransferDefect = 'amount' | 'creditorName' | 'creditorAccount' | 'creditorBankCode';

/**
 * What keeps a transfer out of any payment file, or null. One such transfer would stop the whole file, so the caller
 * asks before and holds that one person.
 */
export function transferDefect(transfer: PaymentTransfer): TransferDefect | null {
  if (!Number.isSafeInteger(transfer.amountFen) || transfer.amountFen <= 0) return 'amount';
  if (nameText(transfer.creditorName) === '') return 'creditorName';
  if (!accountForm.test(transfer.creditorAccount)) return 'creditorAccount';
  if (!bankCodeForm.test(transfer.creditorBankCode)) return 'creditorBankCode';
  return null;
}

/** A name as the file can carry it, cut by characters and not by UTF-16 units: rare characters take two of those. */
function nameText(name: string): string {
  const text = writableText(name).trim();
  return text.length <= nameLength ? text : [...text].slice(0, nameLength).join('');
}

function assertIdentifier(id: string, what: string): void {
  assert(identifierForm.test(id), `the ${what} must be 1 to 35 characters of the payment character set`);
}
