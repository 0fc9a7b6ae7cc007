import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { chooseStore } from '../archive/choose-store.ts';
import { dataConverterOf } from '../codec/data-converter.ts';
import { createPayloadCodec } from '../codec/payload-codec.ts';
import { endWithParent } from '../config/end-with-parent.ts';
import {
  archiveBucket,
  homeOf,
  isTraced,
  outsideUrls,
  readEnvironment,
  required,
  webhookRules,
} from '../config/environment.ts';
import { freePort } from '../config/free-port.ts';
import { createLogger } from '../config/logger.ts';
import { masterKeySource } from '../config/master-keys.ts';
import { requireProductionEnvironment } from '../config/production.ts';
import { temporalConnection } from '../config/temporal-connection.ts';
import { createBankClient } from '../connectors/bank/bank-client.ts';
import { createSmsClient } from '../connectors/sms/sms-client.ts';
import { createOfficeClient } from '../connectors/social-security/office-client.ts';
import { createWebhookClient } from '../connectors/webhook/webhook-client.ts';
import { openDatabase } from '../db/database.ts';
import { lastSealed } from '../db/queries/audit/seals.ts';
import { recordWorkflowCode } from '../db/queries/audit/workflow-code.ts';
import { webhookTimeoutMs } from '../domain/webhook-limits.ts';
import { webhookPausesMs } from '../domain/webhook-retries.ts';
import { awaitKeyring } from '../keys/await-keyring.ts';
import { requireProduction } from '../keys/production.ts';
import { keepSealing } from '../keys/seal-trail.ts';
import { SealingStopped, sealedHeadIn } from '../keys/sealed-head.ts';
import { type ProbeServer, serveProbes } from '../telemetry/probe-server.ts';
import { createReadiness, databaseChecks, type Readiness } from '../telemetry/readiness.ts';
import { startTracing } from '../telemetry/tracing.ts';
import { createWorkerMetrics } from '../telemetry/worker-metrics.ts';
import { failureOf } from './activity-report.ts';
import { startWorkers } from './run-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

const environment = readEnvironment();
requireProductionEnvironment(environment);
const home = homeOf(environment);
const logger = createLogger('worker', environment.WULOU_LOG_LEVEL);
// Nothing is measured where nobody can ask for it.
const sdkMetrics = environment.WULOU_WORKER_PORT === undefined ? null : `127.0.0.1:${await freePort()}`;
const metrics = sdkMetrics === null ? null : createWorkerMetrics(sdkMetrics);
/** What the SDK says of each attempt of an activity, of which there is a line of our own with more ids. */
const saidBetter = 'Activity failed';
Runtime.install({
  ...(sdkMetrics === null
    ? {}
    : { telemetryOptions: { metrics: { prometheus: { bindAddress: sdkMetrics } } } }),
  logger: new DefaultLogger('WARN', ({ message, meta }) => {
    if (message === saidBetter) return;
    logger.warn(
      {
        activity: meta?.activityType,
        workflowId: meta?.workflowId,
        attempt: meta?.attempt,
        failure: meta?.error?.message,
      },
      message,
    );
  }),
});

const tracing = isTraced(environment) ? startTracing('wulou-worker') : null;
const role = environment.WULOU_DATABASE_ROLE;
const database = openDatabase(required(environment, 'DATABASE_URL'), 16, role);
const outsideTimeoutMs = 60_000;
/** How often it is looked for what is over and not archived, and for SMS that nobody delivers. */
const lookEveryMs = 5_000;
// Their own few connections: endpoints never make a run wait for one.
const webhookDatabase = openDatabase(required(environment, 'DATABASE_URL'), 4, role);
const outside = outsideUrls(environment);
let probes: ProbeServer | null = null;
let stopWork = async (): Promise<void> => undefined;
endWithParent(async () => {
  await stopWork();
  await Promise.all([database.close(), webhookDatabase.close(), tracing?.stop(), probes?.close()]);
}, environment.WULOU_DRAIN_SECONDS);
/** Why it may not be given work yet; its own readiness once the worker runs. */
let readiness: Readiness = { reasons: async () => ['it is starting'] };
if (environment.WULOU_WORKER_PORT !== undefined && metrics)
  probes = await serveProbes(
    { host: environment.HOST, port: environment.WULOU_WORKER_PORT },
    { readiness: { reasons: () => readiness.reasons() }, metrics: metrics.metrics },
  );
const keyring = await awaitKeyring(database.sql, masterKeySource(environment), {
  actor: 'worker',
  mayCreate: environment.WULOU_MODE !== 'production',
  logger,
});
await requireProduction(environment, { keyring, sql: database.sql });
const dependencies = {
  sql: database.sql,
  privateData: keyring.privateData,
  bank: createBankClient({ baseUrl: outside.bank, timeoutMs: outsideTimeoutMs }),
  office: createOfficeClient({ baseUrl: outside.office, timeoutMs: outsideTimeoutMs }),
  sms: createSmsClient({ baseUrl: outside.sms, timeoutMs: outsideTimeoutMs }),
};
if (environment.WULOU_MODE === 'production' && !environment.WULOU_ENCRYPT_PAYLOADS)
  logger.warn('WULOU_ENCRYPT_PAYLOADS=off: what goes through Temporal is in clear');
const payloadCodec = createPayloadCodec(keyring.payloadKeys, {
  encrypts: environment.WULOU_ENCRYPT_PAYLOADS,
});
const bundle = await workflowBundle(join(home, 'bundles'));
await recordWorkflowCode(database.sql, bundle);
const workers = await startWorkers({
  connection: temporalConnection().connectionOptions,
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: environment.WULOU_TASK_QUEUE,
  bundle,
  dataConverter: dataConverterOf(payloadCodec),
  versioned: {
    sole: Boolean(environment.WULOU_EMBEDDED),
    onLost: (buildId, moved) =>
      logger.warn(
        { buildId, moved },
        moved === null
          ? 'workflows of older code wait for a worker of their own: see docs/versioning.md'
          : 'workflows of older code that cannot be run any more go on with the current code',
      ),
  },
  dependencies,
  bankCallsPerSecond: 50,
  webhooks: {
    sql: webhookDatabase.sql,
    privateData: dependencies.privateData,
    webhooks: createWebhookClient({ rules: webhookRules(environment), timeoutMs: webhookTimeoutMs }),
    webhookPausesMs,
  },
  lookEveryMs,
  archive: {
    store: chooseStore(database.sql, archiveBucket(environment)),
    onPassedOver: ({ appraisalId, error }) =>
      logger.warn(
        { appraisalId, failure: failureOf(error) },
        'an appraisal could not be archived, and is tried again',
      ),
  },
  onFault: (error) =>
    logger.warn(
      { name: (error as Error).name },
      'what was to be woken, archived or delivered was not, and is looked at again',
    ),
  onActivity: (done) => {
    metrics?.count(done);
    const { ids, seconds, fault: _fault, outcome, failure, ...what } = done;
    const line = { ...what, ...ids, ms: Math.round(seconds * 1_000) };
    if (outcome === 'done') logger.debug(line, 'activity done');
    else logger.warn({ ...line, failure }, 'activity failed');
  },
  traced: tracing !== null,
  graceSeconds: Math.max(1, environment.WULOU_DRAIN_SECONDS - 5),
});
const sealedHead = sealedHeadIn(join(home, 'sealed-head.json'));
if (!sealedHead.isKept() && (await lastSealed(database.sql)) !== null)
  logger.warn(
    'this worker has seen no seal yet: keep its WULOU_HOME, or it believes whatever trail it finds',
  );
const sealing = keepSealing(
  database.sql,
  keyring.masters,
  (error) => {
    if (error instanceof SealingStopped) logger.error(error.message);
    else logger.warn({ name: (error as Error).name }, 'the trail could not be sealed; it will be');
  },
  sealedHead,
);
const running = workers.run();
stopWork = async () => {
  keyring.close();
  await sealing.stop();
  workers.stop();
  // What is left is for the connections, and for whoever waits for the end of this process.
  await Promise.race([running, pause((environment.WULOU_DRAIN_SECONDS - 1) * 1_000)]);
};
await Promise.race([workers.ready(), running]);
readiness = createReadiness({
  ...databaseChecks(database.sql),
  temporal: workers.check,
  worker: async () => (workers.isRunning() ? null : 'it is ending'),
});
console.log(JSON.stringify({ ready: true, ...(probes ? { port: probes.port } : {}) }));
await running;
