import { expect } from 'vitest';
import type { Report } from '../../src/cli/answers.ts';
import { type Booking, heldBy } from './months.ts';

/** Employee number and account, straight from the file that was imported: nothing of the product's own join. */
function accountsOnFile(employees: string): Map<string, string> {
  const rows = employees.trim().split('\r\n').slice(1);
  return new Map(rows.map((row) => row.split(',')).map((fields) => [fields[0] ?? '', fields[10] ?? '']));
}

/** A month of a made-up organisation that is closed: nobody is left out or paid twice, and the bank says the same. */
export function expectExact(report: Report, book: Booking[], { employees }: { employees: string }): void {
  const accounts = accountsOnFile(employees);
  const count = accounts.size;
  expect(report).toMatchObject({ expected: count, omitted: 0, open: 0, state: 'closed' });
  expect(report.paid + report.carried + report.zero).toBe(count);
  expect(report.paid).toBeGreaterThan(count * 0.9);
  const wrong = report.items.filter((item) => {
    const { fen, bookings } = heldBy(book, accounts.get(item.employeeNo) ?? '');
    const due = item.state === 'paid' ? { fen: item.bookedFen, bookings: 1 } : { fen: 0, bookings: 0 };
    return fen !== due.fen || bookings !== due.bookings;
  });
  expect(wrong).toEqual([]);
  const total = book.reduce((sum, row) => sum + (row.status === 'returned' ? -1 : 1) * row.amountFen, 0);
  expect(total).toBe(report.paidFen);
  expect(new Set(report.items.map((item) => item.employeeNo)).size).toBe(count);
}
