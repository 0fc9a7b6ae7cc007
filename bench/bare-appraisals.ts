import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BareWorkerInput } from './bare-worker.ts';
import type { BenchStack } from './bench-stack.ts';
import type { AppraisalsMeasure } from './cycle-measure.ts';
import { inLanes } from './lanes.ts';
import { perSecond } from './measure.ts';
import { createStopwatch } from './stopwatch.ts';
import { withClient } from './temporal-client.ts';
import { activitiesOf, signalsOf, type WorkflowShape } from './workflow-shape.ts';
import type { bareAppraisal, told } from './workflows.ts';

export interface BareAppraisals {
  /** A bare workflow for each shape, told step by step when all have done the step before. */
  run(name: string, shapes: readonly WorkflowShape[]): Promise<AppraisalsMeasure>;
  stop(): Promise<void>;
}

const taskQueue = 'bench-bare';

/** Bare workflows on the stack's Temporal server. */
export async function startBareAppraisals(stack: BenchStack): Promise<BareAppraisals> {
  const { address, namespace } = stack.description.temporal;
  const input: BareWorkerInput = { address, namespace, taskQueue };
  const script = fileURLToPath(new URL('bare-worker.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(input)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
  if (said === null) throw new Error('the bare worker did not start');

  /** Resolves when so many activities of a step are done; to be called before the step begins. */
  const stepDone = (step: number, activities: number): Promise<void> =>
    new Promise((resolve) => {
      let missing = activities;
      const count = (line: string) => {
        if (line !== String(step)) return;
        missing -= 1;
        if (missing > 0) return;
        lines.off('line', count);
        resolve();
      };
      if (missing === 0) resolve();
      else lines.on('line', count);
    });

  return {
    run: (name, shapes) =>
      withClient(stack, async ({ workflow }) => {
        const watch = createStopwatch();
        const workflowId = (place: number) => `bench/bare-appraisal/${name}/${place}`;
        await watch.during(async () => {
          const steps = Math.max(...shapes.map((shape) => shape.length));
          for (let step = 0; step < steps; step += 1) {
            const done = stepDone(
              step,
              shapes.reduce((sum, shape) => sum + (shape[step] ?? 0), 0),
            );
            await inLanes(shapes, async (shape, place) => {
              if (step === 0)
                await workflow.start<typeof bareAppraisal>('bareAppraisal', {
                  taskQueue,
                  workflowId: workflowId(place),
                  args: [{ shape }],
                });
              else if (step < shape.length)
                await workflow.getHandle(workflowId(place)).signal<[], typeof told.name>('told');
            });
            await done;
          }
        });
        await inLanes(shapes, (_shape, place) => workflow.getHandle(workflowId(place)).result());
        return {
          workflows: shapes.length,
          signals: signalsOf(shapes),
          activities: activitiesOf(shapes),
          totalMs: watch.totalMs,
          perSecond: perSecond(shapes.length, watch.totalMs),
          cpuMs: watch.cpuMs,
        };
      }),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
