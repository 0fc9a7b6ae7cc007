import type { Entry, Statement } from './bank-ledger.ts';
import { yuanOf } from './yuan.ts';

/** The organisation's account with this bank. The sandbox keeps one. */
const debtorAccount = 'SANDBOX-1';

export function statementId(sequence: number): string {
  return `STMT-${String(sequence).padStart(8, '0')}`;
}

/** A camt.053.001.08, the same bytes each time: all in it stands in the ledger. */
export function statementDocument(statement: Statement, entries: Entry[]): string {
  const id = statementId(statement.sequence);
  const at = isoTime(statement.at);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${at}</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${id}</Id><ElctrncSeqNb>${statement.sequence}</ElctrncSeqNb><CreDtTm>${at}</CreDtTm>`,
    `<Acct><Id><Othr><Id>${debtorAccount}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>`,
    balance('OPBD', statement.openingFen, at),
    balance('CLBD', statement.closingFen, at),
    ...entries.map((entry, index) => statementEntry(entry, statement.fromEntry + index)),
    '</Stmt></BkToCstmrStmt></Document>\n',
  ].join('');
}

function balance(code: string, fen: number, at: string): string {
  return (
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${yuanOf(fen)}</Amt>` +
    `<CdtDbtInd>${fen < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><DtTm>${at}</DtTm></Dt></Bal>`
  );
}

function statementEntry(entry: Entry, place: number): string {
  const { endToEndId, account, amountFen, returnReason } = entry;
  const ref = `E${String(place + 1).padStart(10, '0')}`;
  const amount = `<Amt Ccy="CNY">${yuanOf(amountFen)}</Amt>`;
  const direction = `<CdtDbtInd>${returnReason === null ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const time = isoTime(entry.at);
  // Issued credit transfer: a domestic one, or one that came back.
  const family = returnReason === null ? 'DMCT' : 'RRTN';
  const returned = returnReason === null ? '' : `<RtrInf><Rsn><Cd>${returnReason}</Cd></Rsn></RtrInf>`;
  return (
    `<Ntry><NtryRef>${ref}</NtryRef>${amount}${direction}<Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><DtTm>${time}</DtTm></BookgDt><ValDt><DtTm>${time}</DtTm></ValDt><AcctSvcrRef>${ref}</AcctSvcrRef>` +
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>${family}</SubFmlyCd></Fmly></Domn></BkTxCd>` +
    `<NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${amount}${direction}` +
    `<RltdPties><CdtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></CdtrAcct></RltdPties>${returned}</TxDtls></NtryDtls></Ntry>`
  );
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
