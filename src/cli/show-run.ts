import type { Client } from '../client/client.ts';
import { ApiRefusal, dataOf } from '../client/refusal.ts';
import type { RunDetails } from './answers.ts';
import { summaryOf, yuanOf } from './summary.ts';

/** A run as it stands: first what everybody may know who oversees runs, then the report for those who may read it. */
export async function showRun(client: Client, runId: number, say: (line: string) => void): Promise<void> {
  const params = { path: { runId } };
  const details = await dataOf(client.GET('/v1/disbursements/{runId}', { params }));
  for (const line of standingOf(details)) say(line);
  if (details.stage === 'approve') {
    const list = await unless(['no_list'], () =>
      dataOf(client.GET('/v1/disbursements/{runId}/approval', { params })),
    );
    if (list)
      say(
        `  to approve: ${list.transferCount} transfers, ${yuanOf(list.totalFen)} yuan, ${list.approvals} of ${list.approversNeeded} approvals, digest ${list.digest}`,
      );
  }
  const report = await unless(['not_allowed', 'out_of_scope'], () =>
    dataOf(client.GET('/v1/disbursements/{runId}/report', { params })),
  );
  if (report) for (const line of summaryOf(report)) say(line);
  else say('  The report is left out: you may not read it. 报告已略去：无权查看。');
}

function standingOf({
  programme,
  period,
  state,
  stage,
  round,
  waitingFor,
  counts,
  pause,
  tasks,
}: RunDetails) {
  const items = Object.entries(counts).map(([itemState, count]) => `${itemState} ${count}`);
  return [
    `${programme} ${period} · ${state}`,
    `  stage ${stage}, round ${round}${waitingFor ? `, waiting for ${waitingFor}` : ''}`,
    ...(items.length > 0 ? [`  ${items.join(' · ')}`] : []),
    ...(pause ? [`  paused by ${pause.by} since ${pause.at}: ${pause.reason}`] : []),
    ...tasks.map(
      ({ owner, kind, escalation }) => `  task for ${owner}: ${kind} (reminded ${escalation} times)`,
    ),
  ];
}

/** @returns null where the API refused it with one of these codes. */
async function unless<T>(codes: readonly string[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiRefusal && codes.includes(error.problem.code)) return null;
    throw error;
  }
}
