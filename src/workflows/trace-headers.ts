import type { Headers } from '@temporalio/common';
import type { WorkflowInterceptors } from '@temporalio/workflow';

/** Where client and activities of @temporalio/interceptors-opentelemetry put the trace that they belong to. */
const traceHeader = '_tracer-data';

/**
 * Hands the trace of whoever started a workflow on to its activities and children, as it came. It waits for nothing and
 * makes nothing up, so a history replays with it and without it; where nobody traces it does nothing at all.
 */
export function interceptors(): WorkflowInterceptors {
  let trace: Headers[string] | undefined;
  const withTrace = <Input extends { readonly headers: Headers }>(input: Input): Input =>
    trace === undefined ? input : { ...input, headers: { ...input.headers, [traceHeader]: trace } };
  return {
    inbound: [
      {
        execute: (input, next) => {
          trace = input.headers[traceHeader];
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(withTrace(input)),
        startChildWorkflowExecution: (input, next) => next(withTrace(input)),
        continueAsNew: (input, next) => next(withTrace(input)),
      },
    ],
  };
}
