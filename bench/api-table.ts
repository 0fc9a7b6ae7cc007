import type { ApiResults } from './api-bench.ts';
import { aimLine, cells, rate } from './cells.ts';

/** What an authenticated page may cost of the same query behind a bare route. */
const pageLimit = 1.5;
const p99Limit = 20;

/** The API under load for a terminal. */
export function apiTable({ page, mixed }: ApiResults, isFull: boolean): string[] {
  const aim = aimLine(isFull);
  const tail = mixed.p99Ms / mixed.medianMs;
  return [
    cells('a page of 100 items', 'API', 'bare'),
    cells('  a second', rate(page.apiPerSecond), rate(page.barePerSecond)),
    '',
    cells(`${mixed.clients} clients reading, ${mixed.seconds} s`, 'requests', 'errors'),
    cells('  in all', rate(mixed.requests), rate(mixed.errors)),
    cells('  median and p99, ms', rate(mixed.medianMs), rate(mixed.p99Ms)),
    '',
    aim('page, API over bare', page.ratio, `at most ${pageLimit}`, page.ratio <= pageLimit),
    aim('errors of many clients', mixed.errors, 'none', mixed.errors === 0),
    aim('p99 over median of many clients', tail, `below ${p99Limit}`, tail < p99Limit),
  ];
}
