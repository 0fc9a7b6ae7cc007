import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { postgresStore } from '../../src/archive/postgres-store.ts';
import { dataConverterOf } from '../../src/codec/data-converter.ts';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import { createBankClient } from '../../src/connectors/bank/bank-client.ts';
import { createSmsClient } from '../../src/connectors/sms/sms-client.ts';
import { createOfficeClient } from '../../src/connectors/social-security/office-client.ts';
import { createWebhookClient } from '../../src/connectors/webhook/webhook-client.ts';
import { openDatabase } from '../../src/db/database.ts';
import { startWorkers } from '../../src/worker/run-worker.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { payloadKeysUnder, privateDataUnder } from './fixed-keys.ts';

/** Workers in a process of their own, to be killed in the middle of what they do. */
export interface WebhookWorker {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly bundles: string;
  readonly taskQueue: string;
  /** 32 bytes as hexadecimal digits, for data keys and look-up. */
  readonly key: string;
}

const { databaseUrl, temporalAddress, bundles, taskQueue, key } = JSON.parse(
  process.argv[2] ?? '',
) as WebhookWorker;
const database = openDatabase(databaseUrl, 4);
const privateData = privateDataUnder(Buffer.from(key, 'hex'));
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});
const outside = { baseUrl: 'http://127.0.0.1:9', timeoutMs: 1_000 };
const workers = await startWorkers({
  connection: { address: temporalAddress },
  namespace: 'wulou',
  taskQueue,
  bundle: await workflowBundle(bundles),
  dataConverter: dataConverterOf(
    createPayloadCodec(payloadKeysUnder(Buffer.from(key, 'hex')), { encrypts: true }),
  ),
  dependencies: {
    sql: database.sql,
    privateData,
    bank: createBankClient(outside),
    office: createOfficeClient(outside),
    sms: createSmsClient(outside),
  },
  bankCallsPerSecond: 1,
  lookEveryMs: null,
  archive: {
    store: postgresStore(database.sql),
    onPassedOver: ({ error }) => pino().error(error),
  },
  webhooks: {
    sql: database.sql,
    privateData,
    webhooks: createWebhookClient({ rules: { loopback: true, allowedHosts: [] }, timeoutMs: 5_000 }),
    webhookPausesMs: [500, 500, 500],
  },
  onFault: (error) => pino().error({ name: (error as Error).name }),
});
console.log('ready');
await workers.run();
