import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { createApi } from '../../../src/api/app.ts';
import { embeddedAuthSettings } from '../../../src/api/auth/auth-settings.ts';
import type { Context } from '../../../src/api/context.ts';
import { type HttpSettings, usualHttpSettings } from '../../../src/api/http/http-settings.ts';
import { postgresStore } from '../../../src/archive/postgres-store.ts';
import { createPayloadCodec } from '../../../src/codec/payload-codec.ts';
import type { Role } from '../../../src/domain/roles.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { tokenHash } from '../token-hash.ts';

export interface ListeningApi {
  readonly url: string;
  readonly port: number;
  /** Each line of the log. */
  readonly log: string[];
  close(): Promise<void>;
}

/** The API on a port of its own, over a database; Temporal is not there. */
export async function listen(
  database: TestDatabase,
  settings: Partial<HttpSettings> = {},
  context: Partial<Context> = {},
  wantedPort = 0,
): Promise<ListeningApi> {
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const log: string[] = [];
  const app = await createApi(
    {
      database,
      privateData: database.privateData,
      archiveStore: postgresStore(database.sql),
      temporalUi: null,
      payloadCodec: createPayloadCodec(database.payloadKeys, { encrypts: true }),
      temporal: new Client({ connection }),
      taskQueue: 'none',
      maxFileBytes: 1_000_000,
      maxContributionBytes: 1_000_000,
      auth: embeddedAuthSettings,
      onEmployeesImported: async () => undefined,
      webhookRules: { loopback: true, allowedHosts: [] },
      bankLedger: async () => '',
      officeBases: async () => [],
      ...context,
    },
    pino({ level: 'debug' }, { write: (line: string) => log.push(line) }),
    { ...usualHttpSettings, ...settings },
  );
  await app.listen({ host: '127.0.0.1', port: wantedPort });
  const { port } = app.server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log,
    close: async () => {
      await app.close();
      await connection.close();
    },
  };
}

/** @returns the token of somebody who is logged in. */
export async function logIn(database: TestDatabase, username: string, role: Role): Promise<string> {
  const token = randomBytes(16).toString('hex');
  await database.sql`
    with person as (
      insert into identity.users (username, password_hash, role) values (${username}, 'none', ${role})
      on conflict (username) do update set role = excluded.role returning id)
    insert into identity.sessions (token_hash, user_id, expires_at)
    select ${tokenHash(token)}, id, now() + interval '1 hour' from person`;
  return token;
}
