import { randomBytes } from 'node:crypto';
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
export function measurePrivateData({
  people,
  repetitions,
}: {
  people: number;
  repetitions: number;
}): PrivateDataResults {
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
  const runs = Array.from({ length: repetitions }, () => {
    const [encrypted, encryptMs] = timed(() => values.map((value) => data.encrypt(value)));
    const [plain, decryptMs] = timed(() => encrypted.map((value) => data.decryptText(value)));
    const [, hashMs] = timed(() => values.map((value) => data.hash(value)));
    if (plain.some((text, place) => text !== values[place])) throw new Error('a value was not read back');
    return { encryptMs, decryptMs, hashMs };
  });
  return {
    people,
    encryptMs: median(runs.map((run) => run.encryptMs)),
    decryptMs: median(runs.map((run) => run.decryptMs)),
    hashMs: median(runs.map((run) => run.hashMs)),
  };
}

function timed<T>(work: () => T): [T, number] {
  const begunAt = performance.now();
  const result = work();
  return [result, performance.now() - begunAt];
}
