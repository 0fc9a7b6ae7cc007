import { XMLParser } from 'fast-xml-parser';

export type Order = { endToEndId: string; amount: string; account?: string; name?: string };

/** `count` orders of 120.00 with ids `${prefix}-1` … and an account each. */
export function orders(prefix: string, count: number): Order[] {
  return Array.from({ length: count }, (_, index) => ({
    endToEndId: `${prefix}-${index + 1}`,
    amount: '120.00',
    account: `6222${String(index + 1).padStart(15, '0')}`,
  }));
}

export function pain001(msgId: string, list: Order[], totals: { count?: string; sum?: string } = {}): string {
  const fen = list.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
  const count = totals.count ?? String(list.length);
  const sum = totals.sum ?? (fen / 100).toFixed(2);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${msgId}</MsgId><CreDtTm>2026-10-10T09:00:00Z</CreDtTm><NbOfTxs>${count}</NbOfTxs><CtrlSum>${sum}</CtrlSum></GrpHdr>
<PmtInf><PmtInfId>${msgId}-1</PmtInfId><PmtMtd>TRF</PmtMtd>${list.map(transfer).join('')}</PmtInf>
</CstmrCdtTrfInitn></Document>`;
}

function transfer({ endToEndId, amount, account = '6222020000000000001', name = '王芳' }: Order): string {
  return `<CdtTrfTxInf><PmtId><EndToEndId>${endToEndId}</EndToEndId></PmtId><Amt><InstdAmt Ccy="CNY">${amount}</InstdAmt></Amt>
<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>102100099996</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>
<Cdtr><Nm>${name}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>`;
}

export async function call(
  url: string,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}${path}`, { method, body });
  return { status: response.status, text: await response.text() };
}

export async function get(url: string, path: string): Promise<string> {
  const { status, text } = await call(url, 'GET', path);
  if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
  return text;
}

export async function getJson<T>(url: string, path: string): Promise<T> {
  return JSON.parse(await get(url, path));
}

export const pay = (url: string, xml: string) => call(url, 'POST', '/bank/payments', xml);

export const putFaults = (url: string, faults: object) => call(url, 'PUT', '/faults', JSON.stringify(faults));

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['TxInfAndSts', 'Ntry', 'OrgnlPmtInfAndSts'].includes(name),
});

export type Status = { endToEndId: string; status: string; reason: string | null };

type ReasonXml = { Rsn: { Cd: string } };

type TransferStatusXml = { OrgnlEndToEndId: string; TxSts: string; StsRsnInf?: ReasonXml };

/** Every TxInfAndSts of a pain.002, in order. */
export function statusesOf(pain002: string): Status[] {
  const { OrgnlPmtInfAndSts = [] } = parser.parse(pain002).Document.CstmrPmtStsRpt;
  return OrgnlPmtInfAndSts.flatMap((batch: { TxInfAndSts: TransferStatusXml[] }) =>
    batch.TxInfAndSts.map(({ OrgnlEndToEndId, TxSts, StsRsnInf }) => ({
      endToEndId: OrgnlEndToEndId,
      status: TxSts,
      reason: StsRsnInf?.Rsn.Cd ?? null,
    })),
  );
}

export function groupOf(pain002: string): { status: string; reason: string | null } {
  const { GrpSts, StsRsnInf } = parser.parse(pain002).Document.CstmrPmtStsRpt.OrgnlGrpInfAndSts;
  return { status: GrpSts, reason: StsRsnInf?.Rsn.Cd ?? null };
}

export type StatementEntry = {
  ref: string;
  endToEndId: string;
  amount: string;
  direction: string;
  returned: string | null;
};

type EntryXml = {
  NtryRef: string;
  Amt: string;
  CdtDbtInd: string;
  NtryDtls: { TxDtls: { Refs: { EndToEndId: string }; RtrInf?: ReasonXml } };
};

export function statementEntriesOf(camt053: string): StatementEntry[] {
  const { Ntry = [] } = parser.parse(camt053).Document.BkToCstmrStmt.Stmt;
  return Ntry.map(({ NtryRef, Amt, CdtDbtInd, NtryDtls }: EntryXml) => ({
    ref: NtryRef,
    endToEndId: NtryDtls.TxDtls.Refs.EndToEndId,
    amount: Amt,
    direction: CdtDbtInd,
    returned: NtryDtls.TxDtls.RtrInf?.Rsn.Cd ?? null,
  }));
}

export type LedgerRow = { endToEndId: string; account: string; amountFen: number; status: string };

export async function ledgerOf(url: string): Promise<LedgerRow[]> {
  const lines = (await get(url, '/bank/ledger.csv')).trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [endToEndId = '', account = '', amountFen, , status = ''] = line.split(',');
    return { endToEndId, account, amountFen: Number(amountFen), status };
  });
}

export type StatementList = { statements: { sequence: number; id: string }[]; asOf: string };

export const statementsAfter = (url: string, after: number) =>
  getJson<StatementList>(url, `/bank/statements?after=${after}`);

export const balanceOf = async (url: string) =>
  (await getJson<{ availableFen: number }>(url, '/bank/balance')).availableFen;
