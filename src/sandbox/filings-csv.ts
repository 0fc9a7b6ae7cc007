import { csvCell } from './csv-row.ts';
import type { FilingFact } from './facts.ts';

/** The filings with their answers, in the order of their arrival; base and month are blank in those of old journals. */
export function filingsCsv(filings: FilingFact[]): string {
  const rows = filings.map(({ filingId, answer, content }) =>
    [
      csvCell(filingId),
      content?.baseFen ?? '',
      content?.effectivePeriod ?? '',
      answer.status,
      answer.status === 'accepted' ? answer.receiptNo : '',
      answer.status === 'refused' ? answer.reason : '',
    ].join(','),
  );
  return `${['filingId,baseFen,effectivePeriod,status,receiptNo,reason', ...rows].join('\n')}\n`;
}
