import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
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
import { createLogger } from '../config/logger.ts';
import { masterKeySource } from '../config/master-keys.ts';
import { organisationOf } from '../config/organisation-environment.ts';
import { requireProductionEnvironment } from '../config/production.ts';
import { temporalConnection } from '../config/temporal-connection.ts';
import { createBankClient } from '../connectors/bank/bank-client.ts';
import { createOfficeClient } from '../connectors/social-security/office-client.ts';
import { openDatabase } from '../db/database.ts';
import { businessFigures } from '../db/queries/operations/business-figures.ts';
import { ensureOrganisation } from '../db/queries/people/organisation.ts';
import { embeddedSettings, productionSettings } from '../domain/settings.ts';
import { awaitKeyring } from '../keys/await-keyring.ts';
import { requireProduction } from '../keys/production.ts';
import { createApiMetrics } from '../telemetry/api-metrics.ts';
import { type ProbeServer, serveProbes } from '../telemetry/probe-server.ts';
import { createReadiness, databaseChecks, temporalCheck } from '../telemetry/readiness.ts';
import { startTracing } from '../telemetry/tracing.ts';
import { createApi } from './app.ts';
import { authSettingsOf } from './auth/auth-environment.ts';
import { ensureDemoIdentities, linkDemoEmployee } from './auth/demo-identities.ts';
import { httpSettingsOf } from './http/http-settings.ts';
import { pollers } from './pollers.ts';
import { ensureSchedules } from './schedules.ts';
import { openUploads, uploadsFolderOf } from './uploads-folder.ts';
import { wakeOpenWork } from './wake-open-work.ts';

const environment = readEnvironment();
requireProductionEnvironment(environment);
const home = homeOf(environment);
const logger = createLogger('api', environment.WULOU_LOG_LEVEL);
const database = openDatabase(required(environment, 'DATABASE_URL'), 8, environment.WULOU_DATABASE_ROLE);
const connection = Connection.lazy(temporalConnection().connectionOptions);
const tracing = isTraced(environment) ? startTracing('wulou-api') : null;
const outside = outsideUrls(environment);
const office = createOfficeClient({ baseUrl: outside.office, timeoutMs: 60_000 });
const bank = createBankClient({ baseUrl: outside.bank, timeoutMs: 60_000 });
let probes: ProbeServer | null = null;
let stopServing = async (): Promise<void> => undefined;
endWithParent(async () => {
  await stopServing();
  await Promise.all([database.close(), connection.close(), tracing?.stop()]);
}, environment.WULOU_DRAIN_SECONDS);
const keyring = await awaitKeyring(database.sql, masterKeySource(environment), {
  actor: 'api',
  mayCreate: environment.WULOU_MODE !== 'production',
  logger,
});
await requireProduction(environment, { keyring, sql: database.sql });
const payloadCodec = createPayloadCodec(keyring.payloadKeys, {
  encrypts: environment.WULOU_ENCRYPT_PAYLOADS,
});
const temporal = new Client({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  dataConverter: dataConverterOf(payloadCodec),
  ...(tracing ? { interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] } } : {}),
});
const auth = authSettingsOf(environment);

const uploads = await openUploads(uploadsFolderOf(home), (error) =>
  logger.warn({ code: (error as { code?: string }).code }, 'the folder of uploads could not be looked at'),
);

// Nothing is measured where nobody can ask for it.
const metrics =
  environment.WULOU_METRICS_PORT === undefined
    ? null
    : createApiMetrics(async () => ({
        ...(await businessFigures(database.sql)),
        wulou_workers: await pollers(temporal, environment.WULOU_TASK_QUEUE),
      }));
const readiness = createReadiness({ ...databaseChecks(database.sql), temporal: temporalCheck(temporal) });

const app = await createApi(
  {
    database,
    temporal,
    payloadCodec,
    temporalUi: environment.WULOU_TEMPORAL_UI_URL ?? null,
    privateData: keyring.privateData,
    archiveStore: chooseStore(database.sql, archiveBucket(environment)),
    taskQueue: environment.WULOU_TASK_QUEUE,
    auth,
    maxFileBytes: environment.WULOU_MAX_FILE_BYTES,
    maxContributionBytes: environment.WULOU_MAX_CONTRIBUTION_BYTES,
    webhookRules: webhookRules(environment),
    onEmployeesImported: async () => {
      if (auth.demoIdentities) await linkDemoEmployee(database.sql);
    },
    officeBases: (period, idNumbers) => office.lookUpBases(period, idNumbers),
    bankLedger: () => bank.ledgerCsv(),
    readiness,
    ...(metrics ? { metrics } : {}),
    traced: tracing !== null,
  },
  logger,
  httpSettingsOf(environment, uploads.path),
);
stopServing = async () => {
  keyring.close();
  await app.close();
  await Promise.all([uploads.close(), probes?.close()]);
};

await untilItWorks(async () => {
  await ensureOrganisation(database.sql, {
    ...organisationOf(environment),
    settings: environment.WULOU_MODE === 'production' ? productionSettings : embeddedSettings,
  });
  if (auth.demoIdentities) await ensureDemoIdentities(database.sql, home);
  await ensureSchedules(temporal, database.sql, environment.WULOU_TASK_QUEUE);
  await wakeOpenWork(database.sql, { temporal, taskQueue: environment.WULOU_TASK_QUEUE });
});
await app.listen({ host: environment.HOST, port: environment.PORT ?? 8080 });
if (environment.WULOU_METRICS_PORT !== undefined && metrics)
  probes = await serveProbes(
    { host: environment.HOST, port: environment.WULOU_METRICS_PORT },
    { readiness, metrics: metrics.metrics },
  );
const address = app.server.address();
console.log(
  JSON.stringify({
    listening: typeof address === 'object' && address ? address.port : environment.PORT,
    ...(probes ? { metrics: probes.port } : {}),
  }),
);

/** Database and Temporal may still be coming up, or be down for a moment: wait for them, and say so in the log. */
async function untilItWorks(prepare: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await prepare();
      return;
    } catch (error) {
      if (attempt >= 60) throw error;
      logger.warn({ name: (error as Error).name, code: (error as { code?: string }).code }, 'not ready yet');
      await pause(500);
    }
  }
}
