import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createApi } from '../../src/api/app.ts';
import { type AuthSettings, embeddedAuthSettings } from '../../src/api/auth/auth-settings.ts';
import type { RouteAction } from '../../src/api/route-actions.ts';
import { postgresStore } from '../../src/archive/postgres-store.ts';
import type { Client as ApiClient } from '../../src/client/client.ts';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import type { Role } from '../../src/domain/roles.ts';
import { injectedClient } from '../support/injected-client.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { namespace } from '../support/world.ts';
import { tokenHash } from './token-hash.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Asked {
  readonly as?: string;
  readonly body?: object;
  /** The body as a file. */
  readonly file?: string;
  readonly from?: string;
  /** Further headers, such as a cookie. */
  readonly headers?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

export interface TestApi {
  readonly routes: readonly RouteAction[];
  /** The API as somebody who is logged in, typed by its document. */
  as(person: string): ApiClient;
  /** Asks for what a test puts together, which the document may know or not. */
  ask(method: Method, path: string, asked?: Asked): Promise<Answered>;
  get(path: string, asked?: Asked): Promise<Answered>;
  post(path: string, asked?: Asked): Promise<Answered>;
  delete(path: string, asked?: Asked): Promise<Answered>;
  /** Somebody who is logged in, under his user name. */
  addPerson(username: string, role: Role, employeeNo?: string): Promise<void>;
}

/** The API over a database, for routes that reach no workflow: Temporal is not there. It ends with the test. */
export async function apiOver(database: TestDatabase, auth: Partial<AuthSettings> = {}): Promise<TestApi> {
  const api = await openApi(database, '127.0.0.1:1', auth);
  onTestFinished(api.close);
  return api;
}

/** The API over a database and a Temporal server, for several tests, which close it themselves. */
export async function openApi(
  database: TestDatabase,
  temporalAddress: string,
  auth: Partial<AuthSettings> = {},
): Promise<TestApi & { close: () => Promise<void> }> {
  const connection = Connection.lazy({ address: temporalAddress });
  const app = await createApi(
    {
      database,
      privateData: database.privateData,
      archiveStore: postgresStore(database.sql),
      temporalUi: null,
      payloadCodec: createPayloadCodec(database.payloadKeys, { encrypts: true }),
      temporal: new Client({ connection, namespace }),
      taskQueue: 'none',
      maxFileBytes: 1_000_000,
      maxContributionBytes: 1_000_000,
      auth: { ...embeddedAuthSettings, ...auth },
      onEmployeesImported: async () => undefined,
      webhookRules: { loopback: true, allowedHosts: [] },
      bankLedger: async () => '',
      officeBases: async () => [],
    },
    pino({ level: 'silent' }),
  );
  const tokens = new Map<string, string>();

  async function ask(
    method: Method,
    url: string,
    { as, body, file, from, headers }: Asked = {},
  ): Promise<Answered> {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(as === undefined ? {} : { authorization: `Bearer ${tokens.get(as) ?? as}` }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(from === undefined ? {} : { remoteAddress: from }),
      ...(file === undefined ? (body === undefined ? {} : { payload: body }) : { payload: file }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body.startsWith('{') ? response.json() : {},
    };
  }

  return {
    async close() {
      await app.close();
      await connection.close();
    },
    routes: app.routeActions,
    as: (person) => injectedClient(app, tokens.get(person) ?? person),
    ask: (method, path, asked) => ask(method, path, asked),
    get: (path, asked) => ask('GET', path, asked),
    post: (path, asked) => ask('POST', path, asked),
    delete: (path, asked) => ask('DELETE', path, asked),
    async addPerson(username, role, employeeNo) {
      const token = randomBytes(16).toString('hex');
      await database.sql`
        with person as (
          insert into identity.users (username, password_hash, role, employee_id)
          values (${username}, 'none', ${role}, (select id from hr.employees where employee_no = ${employeeNo ?? null})) returning id)
        insert into identity.sessions (token_hash, user_id, expires_at)
        select ${tokenHash(token)}, id, now() + interval '1 hour' from person`;
      tokens.set(username, token);
    },
  };
}
