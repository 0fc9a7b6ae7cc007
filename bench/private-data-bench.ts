import { randomBytes } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { createPrivateData, type KeyRing } from '../src/db/private-data.ts';
import { median } from './measure.ts';

export interface PrivateDataResults {
  readonly people: number;
  /** ID number, account and phone of everybody, as one process does it. */
  readonly encryptMs: number;
  readonly decryptMs: number;
  /** The hashes that the three are found by. */
  readonly hashMs: number;
}

/** Encrypts, decrypts and hashes the three private numbers of so many people; medians of the repetitions. */
export async function measurePrivateData({
  people,
  repetitions,
}: {
  people: number;
  repetitions: number;
}): Promise<PrivateDataResults> {
  const lookup = { id: 'l1', key: randomBytes(32) };
  const ring: KeyRing = { current: 'k1', keys: { k1: randomBytes(32) }, lookup };
  const data = createPrivateData({
    ring: () => ring,
    refresh: async () => undefined,
    onUnknownKey: () => undefined,
  });
  const values = Array.from({ length: people }, (_, person) => [
    `11010119900101${String(person % 10_000).padStart(4, '0')}`,
    `621700001${String(person).padStart(10, '0')}`,
    `138${String(person).padStart(8, '0')}`,
  ]).flat();
  const runs: { encryptMs: number; decryptMs: number; hashMs: number }[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const [encrypted, encryptMs] = await timed(values, (value) => data.encrypt(value));
    const [plain, decryptMs] = await timed(encrypted, (value) => data.decryptText(value));
    const [, hashMs] = await timed(values, (value) => data.hash(value));
    if (plain.some((text, place) => text !== values[place])) throw new Error('a value was not read back');
    runs.push({ encryptMs, decryptMs, hashMs });
  }
  return {
    people,
    encryptMs: median(runs.map((run) => run.encryptMs)),
    decryptMs: median(runs.map((run) => run.decryptMs)),
    hashMs: median(runs.map((run) => run.hashMs)),
  };
}

const page = 1_000;

/** Page by page, as imports and lists do it. */
async function timed<From, To>(values: readonly From[], work: (value: From) => To): Promise<[To[], number]> {
  const begunAt = performance.now();
  const results: To[] = [];
  for (let start = 0; start < values.length; start += page) {
    for (const value of values.slice(start, start + page)) results.push(work(value));
    await othersTurn();
  }
  return [results, performance.now() - begunAt];
}
