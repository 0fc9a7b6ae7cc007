import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealPrivate } from '../../src/archive/archive-key.ts';
import { hashOf } from '../../src/archive/archive-store.ts';
import { verifyBundleCommand } from '../../src/cli/audit/verify-bundle-command.ts';
import { verdictOf } from '../support/archives.ts';
import { jsonOf, linesOf, type Made, madeBundle, madeKey } from '../support/made-bundle.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-unshown-'));
  return () => rmSync(folder, { recursive: true });
});

const digest = 'd'.repeat(64);
const lines = ['E1 12900 aa', 'E2 12900 bb'];
const listName = 'lists/round-1.txt';

interface Round {
  /** What was kept of it; null: nothing. */
  readonly kept?: readonly string[] | null;
  /** Nothing was cut into batches: null. */
  readonly sent?: readonly { transferCount: number; totalFen: number }[] | null;
  readonly moves?: readonly object[];
}

/** A round of which two payments of 129 yuan each were approved, and the list has another digest. */
function roundOf({ kept = lines, sent = [{ transferCount: 2, totalFen: 25_800 }], moves = [] }: Round): Made {
  const rounds = [
    {
      round: 1,
      digest,
      transferCount: 2,
      totalFen: 25_800,
      approversNeeded: 1,
      preparedAt: '2026-10-05T01:00:00.000000Z',
      state: 'approved',
    },
  ];
  const approvals = [{ round: 1, digest, decision: 'approve', approver: 'finance1' }];
  return {
    parts: {
      'run.json': jsonOf({ batches: (sent ?? []).map((batch) => ({ round: 1, ...batch })) }),
      'approvals.json': jsonOf({ rounds, approvals, variances: [] }),
      ...(kept === null ? {} : { [listName]: Buffer.from(kept.join('\n')) }),
      'items.ndjson.gz': linesOf(moves.length > 0 ? [{ id: 7, state: 'held' }] : []),
      'item-events.ndjson.gz': linesOf(moves),
    },
    lists: [{ round: 1, digest, entry: kept === null ? null : listName, follows: false }],
  };
}

const withdrawal = {
  itemId: 7,
  from: 'due',
  to: 'held',
  reason: 'manual_hold',
  actor: 'payment-batch',
  at: '2026-10-06T01:00:00.000000Z',
  amountFen: 12_900,
};

async function said(made: Made): Promise<{ good: boolean; words: string }> {
  const path = await madeBundle(join(folder, 'bundle.zip'), made);
  const spoken: string[] = [];
  const good = await verifyBundleCommand(path, {}, (line) => spoken.push(line));
  return { good, words: spoken.join('\n') };
}

describe('a round whose list does not have the digest that was approved', () => {
  test('is named, with what may have come of it, and the last line claims no more than holds', async () => {
    const { good, words } = await said(roundOf({}));
    expect(words).toContain('! Round 1: the list that was approved cannot be shown');
    expect(words).toContain(
      'the look-up key was rotated after it was approved (docs/runbooks/key-rotation.md)',
    );
    expect(words).toContain('No payment was withdrawn from it');
    expect(words).not.toContain('Everything is as it was archived. ');
    expect(words).toContain('not the list that was approved in every round');
    expect(good).toBe(true);
  });

  test('says how many were withdrawn before they were sent', async () => {
    const sent = [{ transferCount: 1, totalFen: 12_900 }];
    const { good, words } = await said(roundOf({ kept: lines.slice(0, 1), sent, moves: [withdrawal] }));
    expect(words).toContain('1 payment, 129.00 yuan');
    expect(good).toBe(true);
  });

  test.each([
    ['lacks a payment that nobody withdrew', { kept: lines.slice(0, 1) }],
    ['pays one more', { kept: [...lines, 'E3 12900 cc'], sent: [{ transferCount: 3, totalFen: 38_700 }] }],
    ['pays another amount', { kept: ['E1 12900 aa', 'E2 99900 bb'] }],
    ['is not what was cut into batches', { sent: [{ transferCount: 1, totalFen: 12_900 }] }],
    ['is gone, though it was cut into batches', { kept: null }],
  ])('is at fault where it %s', async (_what, round) => {
    const { good, words } = await said(roundOf(round));
    expect(words).toContain('Count or total is not as approved.');
    expect(good).toBe(false);
  });

  test('of which nothing was left, as nothing was sent on it, is no fault', async () => {
    const { good, words } = await said(roundOf({ kept: null, sent: null }));
    expect(words).toContain('! Round 1: the list that was drawn up cannot be shown: nothing of it was left');
    expect(good).toBe(true);
  });
});

describe('a list of raises', () => {
  const text = '1 2 95 900000 990000 2026-10-01';
  const entry = 'private/list-1.txt.gz.enc';
  const listOf = (
    changes: Partial<{ raises: number; digest: string; follows: boolean; kept: string | null }>,
  ) => {
    const { raises = 1, digest: approved = hashOf(Buffer.from(text)), follows = true, kept = text } = changes;
    const rounds = [
      { round: 1, digest: approved, raises, totalRaiseFen: raises * 90_000, state: 'approved' },
    ];
    return {
      kind: 'cycle' as const,
      parts: {
        'approvals.json': jsonOf({ rounds, approvals: [] }),
        ...(kept === null ? {} : { [entry]: sealPrivate(madeKey, gzipSync(kept)) }),
      },
      lists: [{ round: 1, digest: approved, entry: kept === null ? null : entry, follows }],
    };
  };
  const faultsOf = async (made: Made, key = madeKey as typeof madeKey | null) =>
    (await verdictOf(await madeBundle(join(folder, 'cycle.zip'), made), key)).faults.map(
      ({ place, en }) => `${place}: ${en}`,
    );

  test('has the digest, the count and the total that were approved', async () => {
    expect(await faultsOf(listOf({}))).toEqual([]);
    expect(await faultsOf(listOf({ raises: 2 }))).toEqual([`${entry}: Count or total is not as approved.`]);
  });

  test('that has another digest was changed, also for whoever has no key: nothing lawful changes it', async () => {
    const words = [`${entry}: The digest that was approved is another list’s.`];
    expect(await faultsOf(listOf({ digest, follows: false }), null)).toEqual(words);
    expect(await faultsOf(listOf({ kept: null, follows: false }), null)).toEqual([
      'approvals.json: Nothing is left of the list of round 1.',
    ]);
  });

  test('on which nobody is has nothing to show', async () => {
    expect(await faultsOf(listOf({ raises: 0, digest: 'none', follows: false, kept: null }))).toEqual([]);
  });
});
