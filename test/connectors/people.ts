import { passesLuhn } from '../../src/domain/account-number.ts';
import { checkCharacterOf } from '../../src/domain/resident-id.ts';

/** Invented people for tables of input: the numbers are valid in form and belong to nobody. */
export function idNumberOf(person: number): string {
  const body = `110101199${person % 10}0307${String(person).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

export function accountOf(person: number): string {
  const body = `621661${String(person).padStart(12, '0')}`;
  for (let check = 0; check < 10; check += 1) if (passesLuhn(`${body}${check}`)) return `${body}${check}`;
  throw new Error('every number has a check digit');
}
