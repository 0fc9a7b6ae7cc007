import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { businessGauges, type GaugeName } from '../../src/telemetry/business-gauges.ts';
import { approvedMonth, type Installation, startInstallation, untilClosed } from '../support/installation.ts';
import { until } from '../support/months.ts';
import { people } from '../support/people.ts';
import type { RecordingProxy } from '../support/recording-proxy.ts';
import type { WulouProcess } from '../support/wulou-process.ts';
import { labelFaults, questionsOf } from './asked-labels.ts';
import { type OtlpReceiver, receiveSpans } from './otlp-receiver.ts';

const staff = people(5);
const period = '2026-10';
/** Nothing of this may be told to anybody who watches. */
const canaries = [
  ...staff.flatMap((one) => [one.name, one.idNumber, one.account as string, one.phone as string]),
  'looked-for-canary',
];

let receiver: OtlpReceiver;
let installation: Installation;
let bank: RecordingProxy;
let api: WulouProcess;
let worker: WulouProcess;
let metricsOfApi: string;
let metricsOfWorker: string;
let runId: number;

const text = async (url: string) => (await fetch(url)).text();
const url = () => installation.apiUrl;

const completed = /^temporal_workflow_completed\{.*workflow_type="disbursement".*\}/;
const value = (metrics: string, line: RegExp) => {
  const found = metrics.split('\n').find((candidate) => line.test(candidate));
  return found === undefined ? undefined : Number(found.split(' ').at(-1));
};

/** The labels of a metric: those of its series, and of a gauge without one just now those that it is made with. */
function labelsGiven(metric: string): ReadonlySet<string> {
  const series = (metricsOfApi + metricsOfWorker)
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`))
    .flatMap((line) => [...line.matchAll(/[{,]([a-z_]+)="/g)].map((match) => match[1] as string));
  return new Set([...series, ...(businessGauges[metric as GaugeName]?.labels ?? [])]);
}

beforeAll(async () => {
  receiver = await receiveSpans();
  installation = await startInstallation('telemetry', {
    WULOU_LOG_LEVEL: 'debug',
    WULOU_WORKER_PORT: '0',
    WULOU_METRICS_PORT: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
  ({ api, worker, bank } = installation);
  runId = await approvedMonth(installation, staff, period);
  await installation.as('hr1').GET('/v1/employees', {
    params: { query: { search: 'looked-for-canary' } as never },
  });
  await untilClosed(installation, runId);
  metricsOfApi = await text(`http://127.0.0.1:${api.said.metrics}/metrics`);
  // A month is closed in the records before its workflow has ended, which the SDK counts.
  metricsOfWorker = await until('the end of the workflow in the metrics', async () => {
    const metrics = await text(`http://127.0.0.1:${worker.said.port}/metrics`);
    return value(metrics, completed) !== undefined && metrics;
  });
}, 300_000);

afterAll(async () => {
  await installation?.end();
  receiver?.close();
});

describe('a traced month', () => {
  const spansOf = (what: string) => receiver.spans.filter((span) => span.name === what);

  test('is one trace from the call that starts it to the call at the bank, which is told of it', async () => {
    const [paying] = await until('the span of a payment', () => {
      const found = spansOf('bank POST bank/payments');
      return found.length > 0 && found;
    });
    const byId = new Map(receiver.spans.map((span) => [span.spanId, span]));
    const above: string[] = [];
    for (let span = paying; span; span = byId.get(span.parentSpanId))
      above.push(`${span.service} ${span.name}`);
    expect(above).toEqual([
      'wulou-worker bank POST bank/payments',
      'wulou-worker RunActivity:payBatch',
      'wulou-api StartWorkflow:disbursement',
      'wulou-api POST /v1/disbursements',
    ]);
    const sent = bank.seen.find(({ what }) => what === 'POST /bank/payments');
    expect(sent?.traceparent).toBe(`00-${paying?.traceId}-${paying?.spanId}-01`);
  });

  test('tells nobody who watches a name, a number, an account or what somebody looked for', async () => {
    await until('the span of the search', () => spansOf('GET /v1/employees').length > 0);
    const told = {
      spans: receiver.text(),
      logs: [...api.lines, ...worker.lines].join('\n'),
      metrics: metricsOfApi + metricsOfWorker,
    };
    for (const [where, words] of Object.entries(told)) {
      expect(words.length, where).toBeGreaterThan(1_000);
      expect(
        canaries.filter((canary) => words.includes(canary)),
        where,
      ).toEqual([]);
    }
  });

  test('is found in the logs by its number, its month, its workflow and its trace', async () => {
    const lines = worker.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    const paying = lines.find(({ activity }) => activity === 'payBatch');
    const [span] = spansOf('POST /v1/disbursements');
    expect(paying).toMatchObject({
      batchId: expect.any(Number),
      programme: 'medical-passbook',
      period,
      workflowId: expect.stringMatching(/^payment-batch\/medical-passbook\/2026-10\//),
      traceId: span?.traceId,
    });
    expect(lines.find(({ activity }) => activity === 'closeRun')).toMatchObject({ runId, period });
    const asked = api.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    expect(asked.find(({ route }) => route === '/v1/disbursements/:runId/approve')).toMatchObject({
      runId,
      requestId: expect.any(String),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});

describe('what is measured', () => {
  test('are requests, activities, workers and how the business stands', () => {
    expect(value(metricsOfApi, /^wulou_figures_up /)).toBe(1);
    expect(value(metricsOfApi, /^wulou_oldest_pending_sms_seconds /)).toEqual(expect.any(Number));
    expect(value(metricsOfApi, /^wulou_workers\{queue="bank"\}/)).toBe(1);
    expect(
      value(
        metricsOfApi,
        /^wulou_http_request_duration_seconds_count\{.*route="\/v1\/disbursements\/:runId\/approve",status="200"\}/,
      ),
    ).toBe(1);
    expect(
      value(metricsOfWorker, /^wulou_activity_duration_seconds_count\{activity="payBatch",outcome="done"\}/),
    ).toBe(1);
    expect(value(metricsOfWorker, completed)).toBe(1);
  });

  test.each([
    ['ops/prometheus/wulou-alerts.yml', 14],
    ['ops/grafana/wulou-dashboard.json', 17],
  ])('%s asks only for what is really given out', (path, atLeast) => {
    const asked = [
      ...readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8').matchAll(
        /\b((?:wulou|temporal|process)_[a-z_]+)(?=[{[)\s"])/g,
      ),
    ].map((match) => match[1] as string);
    // A gauge without a series of its own just now is still described.
    const given = new Set(
      [...(metricsOfApi + metricsOfWorker).matchAll(/^(?:# TYPE )?([a-z_]+)/gm)].map(
        (match) => match[1] as string,
      ),
    );
    expect(asked.length).toBeGreaterThanOrEqual(atLeast);
    expect([...new Set(asked)].filter((metric) => !given.has(metric))).toEqual([]);
    const questions = questionsOf(path);
    expect(questions.length).toBeGreaterThanOrEqual(atLeast);
    expect(questions.flatMap((question) => labelFaults(question, labelsGiven))).toEqual([]);
  });
});

describe('readiness', () => {
  const asked = async (where: string) => {
    const response = await fetch(where);
    return { status: response.status, body: await response.json() };
  };

  test('says ready of API and worker while database and Temporal answer', async () => {
    expect(await asked(`${url()}/health`)).toEqual({ status: 200, body: { status: 'ok' } });
    for (const where of [url(), `http://127.0.0.1:${worker.said.port}`])
      expect(await asked(`${where}/ready`)).toEqual({ status: 200, body: { ready: true } });
  });

  test('names the migration that is missing, and stays alive', async () => {
    const sql = postgres(installation.databaseUrl, { max: 1, fetch_types: false });
    await sql`update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000`;
    for (const where of [url(), `http://127.0.0.1:${worker.said.port}`]) {
      await expect
        .poll(() => asked(`${where}/ready`), { timeout: 10_000 })
        .toMatchObject({
          status: 503,
          body: {
            reasons: [expect.stringMatching(/^migrations: \d{4}_\S+ is missing: run `wulou migrate`$/)],
          },
        });
      expect((await asked(`${where}/health`)).status).toBe(200);
    }
    await sql`update drizzle.__drizzle_migrations set created_at = created_at + 1000000000000`;
    await sql.end();
  });
});
