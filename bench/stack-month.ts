import { Client, Connection } from '@temporalio/client';
import type { ShownRun } from '../src/cli/answers.ts';
import { createHomeApi } from '../src/cli/home-api.ts';
import { runMonth } from '../src/cli/month.ts';
import type { Client as ApiClient } from '../src/client/client.ts';
import { dataOf } from '../src/client/refusal.ts';
import { must } from '../src/domain/assert.ts';
import type { Stage } from '../src/domain/stages.ts';
import { approvalChanged } from '../src/workflows/contract.ts';
import type { BenchStack } from './bench-stack.ts';
import { type MonthMeasure, monthMeasure, type Step } from './measure.ts';
import { type OrganisationFiles, period, programme } from './organisation.ts';

export interface StackMonth extends MonthMeasure {
  /** Events of the largest history. */
  readonly events: number;
  readonly workerRssMb: number | null;
}

/** (a) The whole month on the real stack, as `wulou month --approve` runs it. Throws where anything does not hold. */
export async function stackMonth(stack: BenchStack, files: OrganisationFiles): Promise<StackMonth> {
  const begunAt = Date.now();
  const { report, faults } = await runMonth(
    {
      programme,
      period,
      employees: files.employees,
      contributions: files.contributions,
      approve: true,
      correctionWindowMs: 0,
    },
    stack.home,
    () => stack.description,
    () => undefined,
  );
  if (faults.length > 0) throw new Error(`the month does not hold: ${faults.join('; ')}`);
  const hr = createHomeApi(stack.description.api.url, stack.home).as('hr1');
  const run = await dataOf(hr.GET('/v1/disbursements/find', { params: { query: { programme, period } } }));
  const stages = Object.fromEntries((await stagesOf(hr, run)).map((stage) => [stage.stage, stage.ms]));
  const waits = await waitsOf(stack, run.workflowId);
  const stagesMs = {
    ...stages,
    import: Date.parse(run.startedAt) - begunAt,
    approve: (stages.approve ?? 0) - waits.approvalMs,
    settle: (stages.settle ?? 0) - waits.windowsMs,
  } as Record<Step, number>;
  const measure = monthMeasure(files.people, report.bank.transfers, stagesMs);
  return { ...measure, events: report.historyEvents, workerRssMb: stack.workerRssMb() };
}

async function stagesOf(hr: ApiClient, run: ShownRun): Promise<{ stage: Stage; ms: number }[]> {
  const params = { path: { runId: run.runId } };
  const { stages } = await dataOf(hr.GET('/v1/disbursements/{runId}', { params }));
  // From the run's start on: what lies between its row and its first stage is Temporal starting the workflow.
  let since = Date.parse(run.startedAt);
  return stages.map(({ stage, leftAt }) => {
    const leftAtMs = Date.parse(must(leftAt, 'end of a stage'));
    const ms = leftAtMs - since;
    since = leftAtMs;
    return { stage, ms };
  });
}

/**
 * What the month waited for, as its workflow's history says: for people, from the moment the list was ready until the
 * last decision arrived; for windows, while a timer ran. Even a window of nothing costs the server up to a second.
 */
async function waitsOf(
  { description }: BenchStack,
  workflowId: string,
): Promise<{ approvalMs: number; windowsMs: number }> {
  const connection = await Connection.connect({ address: description.temporal.address });
  try {
    const client = new Client({ connection, namespace: description.temporal.namespace });
    const events = (await client.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
    const byId = new Map(events.map((event) => [String(event.eventId), event]));
    const prepared = events.find(({ activityTaskCompletedEventAttributes: completed }) => {
      const scheduled = byId.get(String(completed?.scheduledEventId))?.activityTaskScheduledEventAttributes;
      return scheduled?.activityType?.name === 'prepareApproval';
    });
    // The API records a decision, and signals the run that there is one.
    const decided = events.findLast(
      ({ workflowExecutionSignaledEventAttributes: signaled }) =>
        signaled?.signalName === approvalChanged.name,
    );
    if (!prepared || !decided) throw new Error('the history shows no approval');
    const windowsMs = events
      .filter((event) => event.timerFiredEventAttributes)
      .map(
        (fired) =>
          momentOf(fired) - momentOf(byId.get(String(fired.timerFiredEventAttributes?.startedEventId))),
      )
      .reduce((sum, ms) => sum + ms, 0);
    return { approvalMs: momentOf(decided) - momentOf(prepared), windowsMs };
  } finally {
    await connection.close();
  }
}

/** Milliseconds since 1970. */
function momentOf(
  event: { eventTime?: { seconds?: unknown; nanos?: number | null } | null } | undefined,
): number {
  return Number(event?.eventTime?.seconds) * 1_000 + (event?.eventTime?.nanos ?? 0) / 1_000_000;
}
