import type { ApprovalRecords } from '../db/queries/archive/run-records.ts';
import { fen, formatYuan } from '../domain/yuan.ts';
import { type ArchivedMove, movesName } from './archived-move.ts';
import type { Bundle } from './bundle.ts';

/** A round of which the list that was approved cannot be shown: its digest does not follow from what was kept. */
export interface UnshownList {
  readonly round: number;
  readonly en: string;
  readonly zh: string;
}

/** So many payments, of so much together. */
export interface Sum {
  readonly count: number;
  readonly totalFen: number;
}

/**
 * What was taken out of a round's list before it was sent, as those people were put on hold after it was cut into
 * batches. Every batch of a round ends before the next list is drawn up.
 */
export async function withdrawnFrom(bundle: Bundle, records: ApprovalRecords, round: number): Promise<Sum> {
  const timeOf = (found: ApprovalRecords['rounds'][number] | undefined) =>
    found && Date.parse(found.preparedAt);
  const from = timeOf(records.rounds.find((one) => one.round === round)) ?? 0;
  const until = timeOf(records.rounds.find((one) => one.round > round)) ?? Number.POSITIVE_INFINITY;
  let [count, totalFen] = [0, 0];
  for await (const move of bundle.lines<ArchivedMove>(movesName)) {
    if (move.actor !== 'payment-batch' || move.from !== 'due' || move.to !== 'held') continue;
    const at = Date.parse(move.at);
    if (move.reason !== 'manual_hold' || at < from || at >= until) continue;
    count += 1;
    totalFen += move.amountFen ?? 0;
  }
  return { count, totalFen };
}

interface RunDocument {
  readonly batches: readonly {
    readonly round: number;
    readonly transferCount: number;
    readonly totalFen: number;
  }[];
}

/** What the batches of a round hold together; null where it was never cut into any. */
export async function batchesOf(bundle: Bundle, round: number): Promise<Sum | null> {
  const record = await bundle.document<RunDocument>('run.json');
  const batches = record?.batches.filter((batch) => batch.round === round) ?? [];
  if (batches.length === 0) return null;
  return {
    count: batches.reduce((sum, { transferCount }) => sum + transferCount, 0),
    totalFen: batches.reduce((sum, batch) => sum + batch.totalFen, 0),
  };
}

export const nothingKept = (round: number): UnshownList => ({
  round,
  en: `Round ${round}: the list that was drawn up cannot be shown: nothing of it was left, and nothing was sent on it.`,
  zh: `第 ${round} 轮：无法出示当时编制的清单：归档时已无留存，也未据此付款。`,
});

const paymentsOf = (count: number): string => (count === 1 ? '1 payment' : `${count} payments`);

/** @param withdrawn null where that cannot be said. */
export function otherDigest(round: number, withdrawn: Sum | null): UnshownList {
  const causes = {
    en: 'the look-up key was rotated after it was approved (docs/runbooks/key-rotation.md), or somebody changed it in the database',
    zh: '批准后更换了检索密钥，或有人在数据库中改动了清单',
  };
  const yuan = formatYuan(fen(withdrawn?.totalFen ?? 0));
  const why =
    withdrawn === null
      ? {
          en: `Payments were withdrawn from it, ${causes.en}.`,
          zh: `可能有付款被撤出清单，${causes.zh}。`,
        }
      : withdrawn.count === 0
        ? {
            en: `No payment was withdrawn from it: ${causes.en}.`,
            zh: `没有付款被撤出清单：${causes.zh}。`,
          }
        : {
            en: `Withdrawn from it before they were sent, as people were put on hold: ${paymentsOf(withdrawn.count)}, ${yuan} yuan. That alone gives it another digest; but so it would if ${causes.en}.`,
            zh: `发送前因暂缓而撤出 ${withdrawn.count} 笔、${yuan} 元，摘要因此不同；但也不排除：${causes.zh}。`,
          };
  return {
    round,
    en: `Round ${round}: the list that was approved cannot be shown: what was kept does not have its digest. ${why.en}`,
    zh: `第 ${round} 轮：无法出示当时批准的清单：留存内容的摘要不符。${why.zh}`,
  };
}
