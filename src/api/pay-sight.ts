import { type Action, mayReachAll } from '../domain/authority.ts';
import type { Person } from './context.ts';

/**
 * Rows for somebody who may see what people are paid by (salary, base, score, factor), or the same rows without these
 * fields. What was paid (`amount.read`) is no secret of those who look for a payment at the bank; a base follows from it.
 */
export function asPaySeen<Row extends object, Field extends keyof Row>(
  person: Person,
  rows: readonly Row[],
  fields: readonly Field[],
  action: Action = 'salary.read',
): (Omit<Row, Field> & { [Name in Field]: Row[Name] | null })[] {
  if (mayReachAll(person, action)) return [...rows];
  const nothing = Object.fromEntries(fields.map((field) => [field, null])) as { [Name in Field]: null };
  return rows.map((row) => ({ ...row, ...nothing }));
}

type Facts = Readonly<Record<string, string | number | null>>;

/** Facts by name: for somebody who may not see what people are paid by, without money, factors and scores. */
export function asFactsSeen(person: Person, facts: Facts): Record<string, string | number | null> {
  const isSeen = mayReachAll(person, 'salary.read');
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      isSeen || !/Fen$|factor|score|salary|base/i.test(name) ? value : null,
    ]),
  );
}
