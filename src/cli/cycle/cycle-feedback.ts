import { dataOf } from '../../client/refusal.ts';
import { actOnEach, unlessDone } from './act-on-each.ts';
import type { CycleDetails } from './cycle-answers.ts';
import { appraisalsOf, awaitCycle, type CycleWorld } from './cycle-world.ts';

const passed = ['feedback_given', 'feedback_not_open', 'appraisal_over'];
const comments = ['指标清晰，结果公正。', '希望更早公布得分。', '到账及时。', '建议增加补充医疗。'];
/** So many of the least content are answered. */
const answers = 5;

/** Every appraisal has learned what became of its payment, or somebody has a task for it. */
export async function awaitPayouts(world: CycleWorld): Promise<void> {
  await awaitCycle(world, 'the appraisals to learn of their payments', ({ counts }) => {
    const waiting = counts.open - (counts.stages.feedback ?? 0);
    return waiting <= counts.open - counts.withoutOwner;
  });
}

/** Everyone says what he thinks of it, HR answers a few, and the cycle comes to its end. */
export async function gatherFeedback(world: CycleWorld): Promise<CycleDetails> {
  const { api, people, say } = world;
  const open = (await appraisalsOf(world, 'hr1', { stage: 'feedback' })).filter(
    ({ state }) => state === 'open',
  );
  const own = open.filter(({ employeeNo }) => people.has(employeeNo));
  await actOnEach(own, 'feedback given', say, ({ employeeNo, appraisalId }) =>
    unlessDone(passed, () =>
      dataOf(
        api.as(people.get(employeeNo) as string).POST('/v1/appraisals/{appraisalId}/feedback', {
          params: { path: { appraisalId } },
          body: feedbackOf(employeeNo),
        }),
      ),
    ),
  );
  const silent = open.length - own.length;
  await answerSome(world);
  if (silent > 0) say(`  ${silent} have no login (they left since): their time for feedback passes`);
  return awaitCycle(
    world,
    'the end of the cycle',
    ({ state, counts }) => state !== 'open' || (counts.open > 0 && counts.withoutOwner === 0),
  );
}

/** Varied, and the same for the same person at every start. */
function feedbackOf(employeeNo: string) {
  let sum = 0;
  for (const character of employeeNo) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return {
    appraisalRating: 1 + (sum % 5),
    benefitRating: 3 + (sum % 3),
    comment: comments[sum % comments.length],
    preferences: ['medical-passbook'],
  };
}

async function answerSome({ api, code, say }: CycleWorld): Promise<void> {
  const hr = api.as('hr1');
  const { feedback } = await dataOf(
    hr.GET('/v1/feedback', { params: { query: { cycle: code, limit: 100 } } }),
  );
  const chosen = feedback.filter(({ appraisalRating }) => appraisalRating === 1).slice(0, answers);
  await actOnEach(
    chosen.filter(({ answer }) => answer === null),
    'feedback answered by HR',
    say,
    ({ feedbackId }) =>
      unlessDone(['feedback_answered'], () =>
        dataOf(
          hr.POST('/v1/feedback/{feedbackId}/answer', {
            params: { path: { feedbackId } },
            body: { answer: '感谢反馈，我们将在下一周期调整指标说明。' },
          }),
        ),
      ),
  );
}
