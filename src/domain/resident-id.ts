import { dateOf } from './calendar-date.ts';
import { compactText, isScientific } from './notation.ts';

export type ResidentIdProblem = 'blank' | 'scientific' | 'form' | 'birth_date' | 'check_digit';

/** The number as written, without what is only notation, and what is wrong with it. */
export interface ResidentIdReading {
  readonly idNumber: string;
  readonly problem: ResidentIdProblem | null;
}

/** GB 11643-1999: weights of the first seventeen digits, and the check characters by the remainder modulo 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Reads a citizen's identification number: eighteen characters, a real day of birth, the right check character. */
export function readResidentId(text: string): ResidentIdReading {
  const idNumber = compactText(text).toUpperCase();
  return { idNumber, problem: problemOf(idNumber) };
}

function problemOf(idNumber: string): ResidentIdProblem | null {
  if (idNumber === '') return 'blank';
  if (isScientific(idNumber)) return 'scientific';
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'form';
  const born = dateOf(
    Number(idNumber.slice(6, 10)),
    Number(idNumber.slice(10, 12)),
    Number(idNumber.slice(12, 14)),
  );
  if (born === null) return 'birth_date';
  return idNumber[17] === checkCharacterOf(idNumber) ? null : 'check_digit';
}

/** The check character that belongs to the first seventeen digits. */
export function checkCharacterOf(idNumber: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * (idNumber.charCodeAt(place) - 48), 0);
  return checkCharacters.charAt(sum % 11);
}
