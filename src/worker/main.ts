import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { endWithParent } from '../config/end-with-parent.ts';
import { homeOf, outsideUrls, readEnvironment, required, webhookRules } from '../config/environment.ts';
import { createLogger } from '../config/logger.ts';
import { masterKeySource } from '../config/master-keys.ts';
import { requireProductionEnvironment } from '../config/production.ts';
import { temporalConnection } from '../config/temporal-connection.ts';
import { createBankClient } from '../connectors/bank/bank-client.ts';
import { createSmsClient } from '../connectors/sms/sms-client.ts';
import { createOfficeClient } from '../connectors/social-security/office-client.ts';
import { createWebhookClient } from '../connectors/webhook/webhook-client.ts';
import { openDatabase } from '../db/database.ts';
import { webhookTimeoutMs } from '../domain/webhook-limits.ts';
import { webhookPausesMs } from '../domain/webhook-retries.ts';
import { awaitKeyring } from '../keys/await-keyring.ts';
import { requireProduction } from '../keys/production.ts';
import { startWorkers } from './run-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

const environment = readEnvironment();
requireProductionEnvironment(environment);
const home = homeOf(environment);
const logger = createLogger('worker', environment.WULOU_LOG_LEVEL);
Runtime.install({
  logger: new DefaultLogger('WARN', ({ message, meta }) =>
    logger.warn(
      {
        activity: meta?.activityType,
        workflowId: meta?.workflowId,
        attempt: meta?.attempt,
        failure: meta?.error?.message,
      },
      message,
    ),
  ),
});

const database = openDatabase(required(environment, 'DATABASE_URL'), 16);
const outsideTimeoutMs = 60_000;
// Their own few connections: endpoints never make a run wait for one.
const webhookDatabase = openDatabase(required(environment, 'DATABASE_URL'), 4);
const outside = outsideUrls(environment);
let stopWork = async (): Promise<void> => undefined;
endWithParent(async () => {
  await stopWork();
  await Promise.all([database.close(), webhookDatabase.close()]);
});
const keyring = await awaitKeyring(database.sql, masterKeySource(environment), {
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
const workers = await startWorkers({
  connection: temporalConnection().connectionOptions,
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: environment.WULOU_TASK_QUEUE,
  bundle: await workflowBundle(join(home, 'bundles')),
  dependencies,
  bankCallsPerSecond: 50,
  webhooks: {
    sql: webhookDatabase.sql,
    privateData: dependencies.privateData,
    webhooks: createWebhookClient({ rules: webhookRules(environment), timeoutMs: webhookTimeoutMs }),
    webhookPausesMs,
  },
  onFault: (error) => logger.warn({ name: (error as Error).name }, 'endpoints could not be woken'),
});
const running = workers.run();
stopWork = async () => {
  keyring.close();
  workers.stop();
  await Promise.race([running, pause(5_000)]);
};
console.log(JSON.stringify({ ready: true }));
await running;
