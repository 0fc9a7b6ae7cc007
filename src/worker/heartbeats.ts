import { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

const everyMs = 1_500;

/**
 * Every activity heartbeats while it runs, so that the server notices a lost worker within seconds and gives the work
 * to another, however long the activity itself may take.
 */
export function heartbeating(): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      const context = Context.current();
      const timer = setInterval(() => context.heartbeat(), everyMs);
      try {
        return await next(input);
      } finally {
        clearInterval(timer);
      }
    },
  };
}
