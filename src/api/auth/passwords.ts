import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { commonPasswords, contextWords } from './common-passwords.ts';

/** ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, 64 and more are allowed, and nothing is said of what they are. */
export const shortestPassword = 8;
export const longestPassword = 200;

/** Verified where there is no such user, so that the time of an answer does not tell. */
const nobodysHash = hash(randomBytes(16).toString('hex'));

export const hashPassword = (password: string): Promise<string> => hash(password);

/** @param passwordHash null where there is no user or no password: the answer is no, and takes as long. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobodysHash), password);
  return right && passwordHash !== null;
}

export type PasswordFault = 'password_short' | 'password_common';

/** What must remain of a password without the words that everybody here knows. */
const shortestRest = 6;

/**
 * Whether somebody may choose this password: long enough, and none of those that are guessed first, with or without
 * digits and signs around them (ASVS 5.0, 6.2.4 and 6.2.11). @returns null if he may.
 */
export function faultOfPassword(password: string, username: string): PasswordFault | null {
  if ([...password].length < shortestPassword) return 'password_short';
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const rest = [username.toLowerCase(), ...contextWords].reduce(
    (text, word) => text.replaceAll(word, ''),
    plain,
  );
  const isKnown = commonPasswords.has(plain) || commonPasswords.has(bare);
  const isRepeated = /^(.{1,4})\1+.{0,3}$/u.test(plain);
  return isKnown || isRepeated || rest.length < shortestRest ? 'password_common' : null;
}
