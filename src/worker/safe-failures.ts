import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { OutsideFault } from '../connectors/outside-fault.ts';

/**
 * What an activity throws ends up in histories that are kept for years. Only words of our own go there: an error from
 * elsewhere may carry the very values that it failed on, so of those only name and code are kept.
 */
export function withSafeFailures(): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof ApplicationFailure) throw error;
        throw ApplicationFailure.create({
          message: safeMessage(error),
          type: error instanceof Error ? error.name : 'Error',
        });
      }
    },
  };
}

function safeMessage(error: unknown): string {
  if (error instanceof OutsideFault) return error.message;
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  if (error.message.startsWith('assertion failed')) return error.message;
  const {
    code,
    constraint_name: constraint,
    routine,
  } = error as { code?: string; constraint_name?: string; routine?: string };
  return [error.name, code, constraint, routine, placeOf(error)]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The first line of our own code in the trace: file and line, no values. */
function placeOf(error: Error): string | undefined {
  return /src\/(?:db|activities|connectors)\/[\w./-]+:\d+/.exec(error.stack ?? '')?.[0];
}
