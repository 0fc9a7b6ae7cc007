import type { Report } from './answers.ts';

/** Yuan with two decimals and thousands separators, from fen. */
export function yuanOf(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountFen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** The month as a table for a terminal. */
export function summaryOf(report: Report): string[] {
  const reasons = new Map<string, number>();
  for (const item of report.items)
    if (item.reason && item.state !== 'paid')
      reasons.set(`${item.state}: ${item.reason}`, (reasons.get(`${item.state}: ${item.reason}`) ?? 0) + 1);
  const kinds = new Map<string, number>();
  for (const exception of report.exceptions) kinds.set(exception.kind, (kinds.get(exception.kind) ?? 0) + 1);
  const row = (name: string, count: number, yuan?: string) =>
    `  ${name.padEnd(26)}${String(count).padStart(9)}${yuan === undefined ? '' : `${yuan.padStart(20)} yuan`}`;
  const paidArrears = report.arrears.filter((arrear) => arrear.state === 'paid');
  return [
    `${report.programme} ${report.period} · ${report.state}`,
    row('expected', report.expected),
    row('paid', report.paid, yuanOf(report.paidFen)),
    row('carried over', report.carried, yuanOf(report.carriedFen)),
    row('at zero', report.zero),
    ...(report.open > 0 ? [row('still open', report.open)] : []),
    row('omitted', report.omitted),
    ...(report.arrears.length > 0
      ? [
          row(
            'arrears paid',
            paidArrears.length,
            yuanOf(paidArrears.reduce((sum, arrear) => sum + (arrear.amountFen ?? 0), 0)),
          ),
        ]
      : []),
    row("on the bank's statement", report.bank.transfers, yuanOf(report.bank.bookedFen)),
    ...[...reasons].sort().map(([reason, count]) => row(`  ${reason}`, count)),
    ...[...kinds].sort().map(([kind, count]) => row(`  exception: ${kind}`, count)),
  ];
}
