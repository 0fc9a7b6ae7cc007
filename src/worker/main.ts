import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { endWithParent } from '../config/end-with-parent.ts';
import { homeOf, readEnvironment, required, webhookRules } from '../config/environment.ts';
import { openKeyFile } from '../config/key-file.ts';
import { createLogger } from '../config/logger.ts';
import { temporalConnection } from '../config/temporal-connection.ts';
import { createBankClient } from '../connectors/bank/bank-client.ts';
import { createSmsClient } from '../connectors/sms/sms-client.ts';
import { createOfficeClient } from '../connectors/social-security/office-client.ts';
import { createWebhookClient } from '../connectors/webhook/webhook-client.ts';
import { openDatabase } from '../db/database.ts';
import { createPrivateData } from '../db/private-data.ts';
import { webhookTimeoutMs } from '../domain/webhook-limits.ts';
import { webhookPausesMs } from '../domain/webhook-retries.ts';
import { startWorkers } from './run-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

const environment = readEnvironment();
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
const sandbox = required(environment, 'WULOU_SANDBOX_URL');
const dependencies = {
  sql: database.sql,
  privateData: createPrivateData(openKeyFile(environment.WULOU_KEYS ?? join(home, 'keys'))),
  bank: createBankClient({ baseUrl: sandbox, timeoutMs: outsideTimeoutMs }),
  office: createOfficeClient({ baseUrl: sandbox, timeoutMs: outsideTimeoutMs }),
  sms: createSmsClient({ baseUrl: sandbox, timeoutMs: outsideTimeoutMs }),
};

// Their own few connections: endpoints never make a run wait for one.
const webhookDatabase = openDatabase(required(environment, 'DATABASE_URL'), 4);

let stopWork = async (): Promise<void> => undefined;
endWithParent(async () => {
  await stopWork();
  await Promise.all([database.close(), webhookDatabase.close()]);
});
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
  workers.stop();
  await Promise.race([running, pause(5_000)]);
};
console.log(JSON.stringify({ ready: true }));
await running;
