import { aimLine, cells, seconds } from './cells.ts';
import type { PrivateDataResults } from './private-data-bench.ts';

/** Aimed at: both together, for 100,000 people on two cores. */
const mostMs = 5_000;

export function privateDataTable(
  { people, encryptMs, decryptMs, hashMs }: PrivateDataResults,
  isFull: boolean,
): string[] {
  const both = encryptMs + decryptMs;
  return [
    cells(`private numbers of ${people.toLocaleString('en')} people`, 'seconds'),
    cells('encrypt', seconds(encryptMs)),
    cells('decrypt', seconds(decryptMs)),
    cells('hash', seconds(hashMs)),
    '',
    cells('', 'measured', 'aimed at'),
    aimLine(isFull)('encrypt and decrypt, seconds', both / 1_000, '< 5', both < mostMs),
  ];
}
