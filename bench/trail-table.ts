import { aimLine, cells, seconds } from './cells.ts';
import type { TrailResults } from './trail-bench.ts';

/** Aimed at: a million events, on two cores. */
const mostMs = 20_000;

export function trailTable(
  { events, verifyMs, chainedMs, unchainedMs }: TrailResults,
  isFull: boolean,
): string[] {
  return [
    cells(`the trail, ${events.toLocaleString('en')} events`, 'seconds'),
    cells('verified whole', seconds(verifyMs)),
    cells('10,000 events of one statement', seconds(chainedMs)),
    cells('the same without the chain', seconds(unchainedMs)),
    '',
    cells('', 'measured', 'aimed at'),
    aimLine(isFull)('verifying, seconds', verifyMs / 1_000, '< 20', verifyMs < mostMs),
  ];
}
