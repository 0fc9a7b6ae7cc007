import { call } from './bank-client.ts';

export type Line = { name?: string; idNumber: string; base: string; account?: string };

/** The n-th of a row of ID numbers, none of them anyone's. */
export const idNumberOf = (n: number): string => `1101011990${String(n).padStart(7, '0')}X`;

/** The office's file for 2026-10 as text; count and total are given, as an office that errs would give them. */
export function officeFile(lines: Line[], closing: { count: string; total: string }, end = '\r\n'): string {
  return [
    '医疗保险月度缴费明细',
    '申报月份,2026年10月,单位编号,110108000123',
    '序号,姓名,公民身份号码,缴费基数(元),医保存折账号',
    ...lines.map(
      ({ name = '王芳', idNumber, base, account = '6222020000000000001' }, index) =>
        `${index + 1},${name},${idNumber},${base},${account}`,
    ),
    `合计,${closing.count},,${closing.total},`,
    '',
  ].join(end);
}

export async function putFile(url: string, period: string, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${url}/social-security/contributions/${period}`, { method: 'PUT', body });
  if (response.status !== 204) throw new Error(`PUT of ${period} answered ${response.status}`);
}

/** The bytes of the month's file, null while it is not out. */
export async function fileOf(url: string, period: string): Promise<Buffer | null> {
  const response = await fetch(`${url}/social-security/contributions/${period}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`GET of ${period} answered ${response.status}`);
  return bytes;
}

export const textOf = async (url: string, period: string) => (await fileOf(url, period))?.toString('utf8');

export type Filing = { filingId: string; idNumber: string; baseFen: number; effectivePeriod: string };

export const file = (url: string, filing: Filing) =>
  call(url, 'POST', '/social-security/filings', JSON.stringify(filing));

export async function basesOf(url: string, period: string, idNumbers: string[]): Promise<(number | null)[]> {
  const { status, text } = await call(
    url,
    'POST',
    '/social-security/bases/lookup',
    JSON.stringify({ period, idNumbers }),
  );
  if (status !== 200) throw new Error(`the lookup answered ${status}`);
  return JSON.parse(text).bases.map(({ baseFen }: { baseFen: number | null }) => baseFen);
}
