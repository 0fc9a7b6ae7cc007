import { compactText, isScientific } from './notation.ts';

export type AccountProblem = 'scientific' | 'form' | 'check_digit';

/** An account as written, without what is only notation; `null` where the field is blank, which is no problem. */
export type AccountReading =
  | { readonly account: null; readonly problem: null }
  | { readonly account: string; readonly problem: AccountProblem | null };

const dashes = /[-‐‑‒–—―−]/g;

/** Reads the number of a bank account: 16 to 19 digits, the last of which is a check digit after Luhn. */
export function readAccount(text: string): AccountReading {
  const written = compactText(text);
  if (isScientific(written)) return { account: written, problem: 'scientific' };
  const account = written.replace(dashes, '');
  if (account === '') return { account: null, problem: null };
  if (!/^\d{16,19}$/.test(account)) return { account, problem: 'form' };
  return { account, problem: passesLuhn(account) ? null : 'check_digit' };
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit counts double, by its digit sum. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
