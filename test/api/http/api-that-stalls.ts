import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { createApi } from '../../../src/api/app.ts';
import { embeddedAuthSettings } from '../../../src/api/auth/auth-settings.ts';
import { usualHttpSettings } from '../../../src/api/http/http-settings.ts';
import { postgresStore } from '../../../src/archive/postgres-store.ts';
import { createPayloadCodec } from '../../../src/codec/payload-codec.ts';
import { openDatabase } from '../../../src/db/database.ts';
import { createPrivateData } from '../../../src/db/private-data.ts';
import { payloadKeysUnder } from '../../support/fixed-keys.ts';

/** An API in a process of its own whose imports never end, to be killed in the middle. Says its port when it listens. */
const [, , databaseUrl = '', keyLeaseMs = ''] = process.argv;
const lookup = { id: 'l1', key: randomBytes(32) };
const ring = { current: 'k1', keys: { k1: randomBytes(32) }, lookup };
const database = openDatabase(databaseUrl, 2);
const app = await createApi(
  {
    database,
    archiveStore: postgresStore(database.sql),
    privateData: createPrivateData({
      ring: () => ring,
      refresh: async () => undefined,
      onUnknownKey: () => undefined,
    }),
    temporalUi: null,
    payloadCodec: createPayloadCodec(payloadKeysUnder(randomBytes(32)), { encrypts: true }),
    temporal: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
    taskQueue: 'none',
    auth: embeddedAuthSettings,
    maxFileBytes: 1_000_000,
    maxContributionBytes: 1_000_000,
    onEmployeesImported: () => new Promise(() => undefined),
    bankLedger: async () => '',
    webhookRules: { loopback: true, allowedHosts: [] },
    officeBases: async () => [],
  },
  pino({ level: 'silent' }),
  { ...usualHttpSettings, keyLeaseMs: Number(keyLeaseMs), operationLeaseMs: Number(keyLeaseMs) },
);
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${(app.server.address() as { port: number }).port}\n`);
