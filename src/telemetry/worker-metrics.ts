import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface ActivityDone {
  readonly activity: string;
  readonly outcome: 'done' | 'failed';
  readonly seconds: number;
  /** Where the fault was an outside party's. */
  readonly fault: { readonly party: string; readonly kind: string } | null;
}

export interface WorkerMetrics {
  count(done: ActivityDone): void;
  metrics(): Promise<string>;
}

/** @param sdkAddress where Temporal's SDK gives its own metrics, `host:port`; they are given out with ours. */
export function createWorkerMetrics(sdkAddress: string): WorkerMetrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const activities = new Histogram({
    name: 'wulou_activity_duration_seconds',
    help: 'Attempts of activities, by how they ended',
    labelNames: ['activity', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers,
  });
  const faults = new Counter({
    name: 'wulou_outside_faults_total',
    help: 'Calls to the bank, the office and the SMS gateway that failed, by what is known of them',
    labelNames: ['party', 'kind'],
    registers,
  });
  // There from the start, so that the first fault is an increase.
  for (const kind of ['not_reached', 'not_processed', 'unknown_outcome', 'rejected'])
    faults.inc({ party: 'bank', kind }, 0);
  return {
    count({ activity, outcome, seconds, fault }) {
      activities.observe({ activity, outcome }, seconds);
      if (fault) faults.inc({ party: fault.party, kind: fault.kind });
    },
    metrics: async () => `${await registry.metrics()}${await sdkMetrics(sdkAddress)}`,
  };
}

async function sdkMetrics(address: string): Promise<string> {
  const response = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2_000) });
  return response.text();
}
