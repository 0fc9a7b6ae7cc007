import type { BundleResults } from './bundle-bench.ts';
import { aimLine, cells, seconds } from './cells.ts';

/** Aimed at: replaying a month of 10,000 people on two cores, everything included. */
const mostMs = 10_000;

export function bundleTable({ people, bytes, replayMs, verifyMs }: BundleResults, isFull: boolean): string[] {
  return [
    cells(`bundle of a month of ${people.toLocaleString('en')} people`, 'seconds'),
    cells('verify', seconds(verifyMs)),
    cells('replay', seconds(replayMs)),
    cells(`size, MB`, (bytes / 1e6).toFixed(1)),
    '',
    cells('', 'measured', 'aimed at'),
    aimLine(isFull)('replay, seconds', replayMs / 1_000, '< 10', replayMs < mostMs),
  ];
}
