import { setTimeout as pause } from 'node:timers/promises';
import { ApiRefusal, dataOf } from '../client/refusal.ts';
import type { Approval, RunDetails } from './answers.ts';
import type { HomeApi } from './home-api.ts';
import { yuanOf } from './summary.ts';

/** Least pause between two looks; where an answer takes long, five times as long as that. */
const pollMs = 250;

export interface Follow {
  readonly api: HomeApi;
  readonly runId: number;
  /** Approve as the demo's finance people. */
  readonly approve: boolean;
  readonly say: (line: string) => void;
  /** What to add to a command so that it finds this home: ` --home DIR`, or nothing. */
  readonly homeOption: string;
}

/** Follows a run to its close, with a line whenever something changes. @returns the run as it ended. */
export async function followRun({ api, runId, approve, say, homeOption }: Follow): Promise<RunDetails> {
  let last = '';
  let explained = '';
  for (;;) {
    const askedAtMs = Date.now();
    const run = await dataOf(api.as('hr1').GET('/v1/disbursements/{runId}', { params: { path: { runId } } }));
    const counts = Object.entries(run.counts).map(([state, count]) => `${state} ${count}`);
    const waits = run.waitingFor && run.waitingFor !== 'worker' ? ` · waiting for ${run.waitingFor}` : '';
    const line = `  ${run.stage.padEnd(9)} ${counts.join(' · ')}${waits}`;
    if (line !== last) say(line);
    last = line;
    if (run.state !== 'open') return run;
    if (run.stage === 'approve') {
      if (approve) await approveList(api, runId, say);
      else explained = await explainApproval(api, run, explained, homeOption, say);
    }
    if (run.waitingFor === 'corrections' && explained !== `corrections-${run.round}`) {
      say(
        `  ${run.counts.held ?? 0} held: \`npx wulou held ${run.period}${homeOption}\` lists them, \`npx wulou fix ${run.period} EMPLOYEE …${homeOption}\` corrects one.`,
      );
      explained = `corrections-${run.round}`;
    }
    await pause(Math.max(pollMs, 5 * (Date.now() - askedAtMs)));
  }
}

async function listOf(api: HomeApi, runId: number): Promise<Approval | null> {
  try {
    return await dataOf(
      api.as('finance1').GET('/v1/disbursements/{runId}/approval', { params: { path: { runId } } }),
    );
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === 'no_list') return null;
    throw error;
  }
}

/** As many finance people as the total needs approve this list; a swing is acknowledged only if the run explains it. */
export async function approveList(api: HomeApi, runId: number, say: (line: string) => void): Promise<void> {
  const list = await listOf(api, runId);
  if (list === null || list.state !== 'pending') return;
  const { variance } = list;
  const decision = { params: { path: { runId } }, body: { digest: list.digest } };
  try {
    if (variance && !variance.acknowledgedBy) {
      if (!variance.explained) {
        say(
          `  The total swings from ${yuanOf(variance.previousFen)} to ${yuanOf(variance.currentFen)} yuan and the run cannot explain it: a person must acknowledge it.`,
        );
        await pause(5_000);
        return;
      }
      await dataOf(api.as('finance1').POST('/v1/disbursements/{runId}/acknowledge-variance', decision));
    }
    for (const { role, username } of api.identities) {
      if (role !== 'finance') continue;
      const reply = await dataOf(api.as(username).POST('/v1/disbursements/{runId}/approve', decision));
      say(
        `  approved by ${username} (${reply.approvals} of ${reply.approversNeeded}): ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan`,
      );
      if (reply.complete) return;
    }
  } catch (error) {
    // The list changed, or the run went on, while it was being looked at: look again.
    const passing = ['digest_changed', 'not_waiting_for_approval', 'no_variance'];
    if (!(error instanceof ApiRefusal && passing.includes(error.problem.code))) throw error;
  }
}

async function explainApproval(
  api: HomeApi,
  run: RunDetails,
  explained: string,
  homeOption: string,
  say: (line: string) => void,
): Promise<string> {
  const list = await listOf(api, run.runId);
  if (list === null || list.state !== 'pending' || explained === `${list.digest}-${list.approvals}`)
    return explained;
  say(
    `  Waiting for approval: ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan, ${list.approvals} of ${list.approversNeeded} approvals.`,
  );
  say(
    `  \`npx wulou show ${run.period}${homeOption}\` shows the list's digest; \`npx wulou approve ${run.period} --as finance1${homeOption}\` approves it (each approver once, not the maker).`,
  );
  if (list.variance && !list.variance.acknowledgedBy)
    say(`  The swing against ${list.variance.previousPeriod} must be acknowledged first: add --acknowledge.`);
  return `${list.digest}-${list.approvals}`;
}
