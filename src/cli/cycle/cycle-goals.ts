import { dataOf } from '../../client/refusal.ts';
import { actOnEach, unlessDone } from './act-on-each.ts';
import type { ListedAppraisal } from './cycle-answers.ts';
import { appraisalsOf, type CycleWorld } from './cycle-world.ts';

/** For whom no template applies. */
const plainGoals = [
  { nameZh: '工作业绩', nameEn: 'Results', weight: '60' },
  { nameZh: '工作态度', nameEn: 'Conduct', weight: '40' },
];
/** Somebody else may act meanwhile: what is open is looked up again so often. */
const rounds = 3;
const passed = ['goals_already_confirmed', 'appraisal_over', 'results_released'];

/** Everyone reads his own goals and confirms them; where none are proposed, the manager sets them first. */
export async function confirmGoals(world: CycleWorld): Promise<void> {
  const { api, people, say } = world;
  let silent: ListedAppraisal[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const open = (await appraisalsOf(world, 'hr1')).filter(
      ({ state, goalsState }) => state === 'open' && goalsState !== 'confirmed',
    );
    silent = open.filter(({ employeeNo }) => !people.has(employeeNo));
    const unset = open.filter(({ goalsState }) => goalsState !== 'proposed');
    await actOnEach(unset, 'goals set by managers', say, (row) => setGoals(world, row));
    const own = open.filter(({ employeeNo }) => people.has(employeeNo));
    if (own.length === 0) break;
    await actOnEach(own, 'goals confirmed', say, async ({ employeeNo, appraisalId }) => {
      const me = api.as(people.get(employeeNo) as string);
      const { appraisals } = await dataOf(me.GET('/v1/me/appraisals'));
      const mine = appraisals.find((one) => one.appraisalId === appraisalId);
      if (mine?.goalsState !== 'proposed' || mine.goalsVersion === null) return;
      const body = { version: mine.goalsVersion };
      await unlessDone([...passed, 'goals_not_proposed', 'goals_version_changed'], () =>
        dataOf(
          me.POST('/v1/appraisals/{appraisalId}/goals/confirm', { params: { path: { appraisalId } }, body }),
        ),
      );
    });
  }
  if (silent.length > 0)
    say(`  ${silent.length} have no login (they left since): their goals stay unconfirmed`);
}

async function setGoals(
  { api, people }: CycleWorld,
  { appraisalId, evaluatorNo }: ListedAppraisal,
): Promise<void> {
  const evaluator = evaluatorNo === null ? 'hr1' : people.get(evaluatorNo);
  if (evaluator === undefined) return;
  await unlessDone(passed, () =>
    dataOf(
      api.as(evaluator).POST('/v1/appraisals/{appraisalId}/goals', {
        params: { path: { appraisalId } },
        body: { indicators: plainGoals },
      }),
    ),
  );
}
