import { Gauge, type Registry } from 'prom-client';

/** One measured value with the labels of its gauge. */
export type Figure = Readonly<Record<string, string | number>> & { readonly value: number };

/** Every gauge of the business: what it says, and its labels. */
export const businessGauges = {
  wulou_runs: { help: 'Open runs by stage', labels: ['programme', 'stage', 'paused'] },
  wulou_run_stage_seconds: {
    help: 'How long an open run has been in its stage; of runs of one person the longest',
    labels: ['programme', 'period', 'scope', 'stage', 'paused'],
  },
  wulou_run_late_seconds: {
    help: 'How long ago a month fell due that is open, or that nobody began',
    labels: ['programme', 'period'],
  },
  wulou_items: {
    help: 'Items of open runs that are held, sent or unknown',
    labels: ['programme', 'state'],
  },
  wulou_oldest_unknown_seconds: {
    help: 'Since when the outcome of the oldest unknown payment has not been known; 0: there is none',
    labels: [],
  },
  wulou_tasks_open: { help: 'Open tasks by owner', labels: ['owner', 'kind'] },
  wulou_oldest_task_seconds: { help: 'Age of the oldest open task', labels: ['owner'] },
  wulou_exceptions_open: { help: 'Open exceptions by kind', labels: ['kind'] },
  wulou_oldest_pending_sms_seconds: {
    help: 'How long the oldest SMS has waited to be sent; 0: none waits',
    labels: [],
  },
  wulou_oldest_unsealed_seconds: {
    help: 'Age of the oldest event of the trail that no seal covers; 0: all are sealed',
    labels: [],
  },
  wulou_oldest_unarchived_seconds: {
    help: 'For how long the oldest of each kind has been over and is not archived; absent: all are',
    labels: ['kind'],
  },
  wulou_workers: { help: 'Processes that poll a task queue', labels: ['queue'] },
} as const;

export type GaugeName = keyof typeof businessGauges;
export type Figures = Readonly<Record<GaugeName, readonly Figure[]>>;

const freshMs = 5_000;

/**
 * Sets the gauges to how the business stands when somebody looks. Where that cannot be read, `wulou_figures_up` is 0
 * and the gauges are empty: an old value would look like a good one.
 */
export function createBusinessGauges(
  registers: Registry[],
  read: () => Promise<Figures>,
): { refresh(): Promise<void> } {
  const gauges = Object.entries(businessGauges).map(([name, { help, labels }]) => ({
    name: name as GaugeName,
    gauge: new Gauge({ name, help, labelNames: [...labels] as string[], registers }),
  }));
  const up = new Gauge({
    name: 'wulou_figures_up',
    help: 'Whether the figures of the business could be read',
    registers,
  });
  let readAt = 0;
  let reading: Promise<void> | null = null;

  async function look(): Promise<void> {
    let figures: Figures | null = null;
    try {
      figures = await read();
    } catch {
      // Said by `wulou_figures_up`; the database's own log says why.
    }
    for (const { name, gauge } of gauges) {
      gauge.reset();
      for (const { value, ...labels } of figures?.[name] ?? []) gauge.set(labels, value);
    }
    up.set(figures ? 1 : 0);
    readAt = Date.now();
  }

  return {
    async refresh() {
      if (reading === null && Date.now() - readAt < freshMs) return;
      reading ??= look().finally(() => {
        reading = null;
      });
      await reading;
    },
  };
}
