import { setTimeout as pause } from 'node:timers/promises';
import { ApiRefusal, dataOf } from '../../client/refusal.ts';
import { yuanOf } from '../summary.ts';
import { UserError } from '../user-error.ts';
import { unlessDone } from './act-on-each.ts';
import type { SalaryList } from './cycle-answers.ts';
import { awaitCycle, type CycleWorld, detailsOf, pollMs } from './cycle-world.ts';

/** Releases all results together, and waits until the time to appeal is over and they are final. */
export async function releaseResults(world: CycleWorld): Promise<void> {
  const { api, cycleId, say } = world;
  if ((await detailsOf(world)).releasedAt === null)
    await unlessDone(['results_released'], async () => {
      const released = await dataOf(
        api.as('hr1').POST('/v1/appraisal-cycles/{cycleId}/release', {
          params: { path: { cycleId } },
          body: { withoutScores: true },
        }),
      );
      say(`  results released: ${released.withScore} with a score, ${released.without} without`);
    });
  await awaitCycle(world, 'the end of the time to appeal', (cycle) => cycle.finalAt !== null);
}

/** Has the list of raises approved, and waits until it is in force. Without --approve people decide, however long it takes. */
export async function putRaisesInForce(world: CycleWorld): Promise<void> {
  const { say, approve } = world;
  let explained = '';
  for (;;) {
    const list = await listOf(world);
    if (list?.state === 'applied') {
      say(`  raises in force: ${list.raises}, together ${yuanOf(list.totalRaiseFen)} yuan a month`);
      return;
    }
    const standing = list ? `${list.digest} ${list.state} ${list.approvals}` : '';
    if (list?.state === 'pending' && approve) await approveList(world, list);
    else if (list && standing !== explained) for (const line of explain(world, list)) say(line);
    explained = standing;
    await pause(pollMs);
  }
}

/** Waits for the office's answers to all bases that were filed. What it refuses is HR's task, and is said. */
export async function awaitFilings(world: CycleWorld): Promise<void> {
  const { counts } = await awaitCycle(
    world,
    "the social-security office's answers",
    (cycle) => (cycle.counts.filings.pending ?? 0) === 0,
  );
  const { accepted = 0, refused = 0 } = counts.filings;
  world.say(
    `  bases filed: ${accepted} accepted${refused > 0 ? `, ${refused} refused: tasks of HR (POST /v1/filings/ID/refile or /settle)` : ''}`,
  );
}

async function listOf({ api, cycleId }: CycleWorld): Promise<SalaryList | null> {
  try {
    return await dataOf(
      api.as('finance1').GET('/v1/appraisal-cycles/{cycleId}/salary-list', {
        params: { path: { cycleId }, query: { limit: 1 } },
      }),
    );
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === 'no_list') return null;
    throw error;
  }
}

/** As many finance people as the total needs; whoever may not, by a rule, is passed over. */
async function approveList({ api, cycleId, say }: CycleWorld, list: SalaryList): Promise<void> {
  for (const { role, username } of api.identities) {
    if (role !== 'finance') continue;
    try {
      const reply = await dataOf(
        api.as(username).POST('/v1/appraisal-cycles/{cycleId}/salary-list/approve', {
          params: { path: { cycleId } },
          body: { digest: list.digest },
        }),
      );
      say(
        `  raises approved by ${username} (${reply.approvals} of ${reply.approversNeeded}): ${list.raises} people, ${yuanOf(list.totalRaiseFen)} yuan a month`,
      );
      if (reply.complete) return;
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      const { code } = error.problem;
      // The list changed or was decided while it was being looked at: look again.
      if (['digest_changed', 'not_waiting_for_approval', 'no_list'].includes(code)) return;
      if (!['maker_is_checker', 'own_raise', 'already_decided'].includes(code)) throw error;
    }
  }
  throw new UserError(
    `The list of raises needs ${list.approversNeeded} approvals, and there are not so many finance people who may approve it. 可复核的财务人员不足。`,
  );
}

function explain({ cycleId }: CycleWorld, list: SalaryList): string[] {
  const path = `/v1/appraisal-cycles/${cycleId}/salary-list`;
  if (list.state === 'rejected')
    return [`  The raises were rejected. HR corrects and draws them up anew: POST ${path}/redraw`];
  if (list.state !== 'pending') return [];
  return [
    `  Waiting for approval: raises for ${list.raises} people, ${yuanOf(list.totalRaiseFen)} yuan a month, ${list.approvals} of ${list.approversNeeded} approvals.`,
    `  As finance: GET ${path}, then POST ${path}/approve {"digest":"${list.digest}"} (each approver once, not the maker). 请财务复核调薪清单。`,
  ];
}
