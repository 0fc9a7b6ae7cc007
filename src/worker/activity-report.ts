import { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { OutsideFault } from '../connectors/outside-fault.ts';

/** An attempt of an activity that has ended: ids and codes only. */
export interface ActivityReport {
  readonly activity: string;
  readonly attempt: number;
  readonly workflowId: string;
  /** Of what the activity was given: `runId`, `batchId`, `programme`, `period` and the like. */
  readonly ids: Readonly<Record<string, string | number>>;
  readonly seconds: number;
  readonly outcome: 'done' | 'failed';
  readonly fault: { readonly party: string; readonly kind: string } | null;
  /** The name of the error, and of an outside party's fault what is known of it. */
  readonly failure: string | null;
}

/** Reports each attempt. It stands inside the one that makes failures safe, and sees them as they are. */
export function reporting(report: (done: ActivityReport) => void): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      const { activityType, attempt, workflowExecution } = Context.current().info;
      const workflowId = workflowExecution?.workflowId ?? '';
      const startedAt = performance.now();
      const end = (outcome: 'done' | 'failed', error: unknown = null) =>
        report({
          activity: activityType,
          attempt,
          workflowId,
          ids: { ...idsOfWorkflow(workflowId), ...idsOfInput(input.args[0]) },
          seconds: (performance.now() - startedAt) / 1_000,
          outcome,
          fault: error instanceof OutsideFault ? { party: error.party, kind: error.kind } : null,
          failure: error === null ? null : failureOf(error),
        });
      try {
        const result = await next(input);
        end('done');
        return result;
      } catch (error) {
        end('failed', error);
        throw error;
      }
    },
  };
}

/** Of an error what may be in a log: name and code, no values. */
export function failureOf(error: unknown): string {
  if (error instanceof OutsideFault) return error.message;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return [name, code].filter((part) => typeof part === 'string').join(' ');
}

const numbers = ['runId', 'batchId', 'round', 'cycleId', 'appraisalId', 'changeId', 'endpointId'];

function idsOfInput(input: unknown): Record<string, number> {
  if (typeof input !== 'object' || input === null) return {};
  const given = input as Record<string, unknown>;
  return Object.fromEntries(
    numbers.flatMap((name) => (typeof given[name] === 'number' ? [[name, given[name]]] : [])),
  );
}

/** `disbursement/medical-passbook/2026-10` and its children name programme and month. */
function idsOfWorkflow(workflowId: string): Record<string, string> {
  const [, programme, period] =
    /^(?:disbursement|payment-batch|notice-delivery)\/([^/]+)\/(\d{4}-\d{2})/.exec(workflowId) ?? [];
  return programme && period ? { programme, period } : {};
}
