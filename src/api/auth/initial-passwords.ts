import { randomBytes } from 'node:crypto';
import { hashPassword } from './passwords.ts';

/** Hashing takes all cores; few at once leave room for everything else that runs in the same threads. */
const hashedAtOnce = 4;

/** Whoever was told a password by somebody else logs in and changes it within so many days. */
export const initialPasswordDays = 14;

export interface InitialPassword {
  /** Told once, in the answer; stored and logged nowhere. */
  readonly password: string;
  readonly hash: string;
}

/** Random passwords of 96 bits with their hashes: about 15 seconds for 1,000 on two cores. */
export async function initialPasswords(count: number): Promise<InitialPassword[]> {
  const made: InitialPassword[] = [];
  let begun = 0;
  const makeNext = async () => {
    while (begun < count) {
      begun += 1;
      const password = randomBytes(12).toString('base64url');
      made.push({ password, hash: await hashPassword(password) });
    }
  };
  await Promise.all(Array.from({ length: hashedAtOnce }, makeNext));
  return made;
}
