import { dataOf } from '../../client/refusal.ts';
import { actOnEach, unlessDone } from './act-on-each.ts';
import type { ListedAppraisal } from './cycle-answers.ts';
import { appraisalsOf, type CycleWorld } from './cycle-world.ts';

const passed = ['already_calibrated', 'appraisal_over', 'results_released'];

/**
 * Every manager gives his reports the scores that HR's sheet proposes, the same for each indicator, so that the weighted
 * score is exactly that one; HR does so for whoever has nobody above him. Who is not on the sheet stays without a score.
 */
export async function giveScores(world: CycleWorld): Promise<void> {
  const { people, say } = world;
  const open = (await appraisalsOf(world, 'hr1')).filter(canBeScored);
  const managers = [...new Set(open.map((row) => row.evaluatorNo))].filter((no) => no !== null);
  const rows = open
    .filter((row) => row.evaluatorNo === null && row.sheetScore !== null)
    .map((row) => ({ row, as: 'hr1' }));
  let silent = 0;
  await actOnEach(managers, 'managers looked at their reports', say, async (managerNo) => {
    const as = people.get(managerNo);
    if (as === undefined) {
      silent += 1;
      return;
    }
    const reports = (await appraisalsOf(world, as, { reports: true })).filter(
      (row) => canBeScored(row) && row.sheetScore !== null,
    );
    rows.push(...reports.map((row) => ({ row, as })));
  });
  await actOnEach(rows, 'scores given', say, ({ row, as }) => score(world, row, as));
  if (silent > 0)
    say(`  ${silent} managers have no login (they left since): their reports stay without a score`);
}

const canBeScored = ({ state, goalsState, scored }: ListedAppraisal): boolean =>
  state === 'open' && goalsState === 'confirmed' && !scored;

async function score(
  { api }: CycleWorld,
  { appraisalId, indicators, sheetScore }: ListedAppraisal,
  as: string,
): Promise<void> {
  if (sheetScore === null) return;
  const scores = Object.fromEntries((indicators ?? []).map(({ code }) => [code, sheetScore]));
  await unlessDone(passed, () =>
    dataOf(
      api.as(as).POST('/v1/appraisals/{appraisalId}/scores', {
        params: { path: { appraisalId } },
        body: { scores },
      }),
    ),
  );
}
