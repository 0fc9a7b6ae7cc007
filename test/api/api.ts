import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createApi } from '../../src/api/app.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { tokenHash } from './token-hash.ts';

interface Asked {
  readonly as?: string;
  readonly body?: object;
  /** The body as a file. */
  readonly file?: string;
  readonly from?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

export interface TestApi {
  get(path: string, asked?: Asked): Promise<Answered>;
  post(path: string, asked?: Asked): Promise<Answered>;
  /** Somebody who is logged in, under his user name. */
  addPerson(username: string, role: Role, employeeNo?: string): Promise<void>;
}

/** The API over a database, for routes that reach no workflow: Temporal is not there. It ends with the test. */
export async function apiOver(database: TestDatabase): Promise<TestApi> {
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const app = await createApi(
    {
      database,
      privateData: database.privateData,
      temporal: new Client({ connection }),
      taskQueue: 'none',
      maxFileBytes: 1_000_000,
      onEmployeesImported: async () => undefined,
      bankLedger: async () => '',
      officeBases: async () => [],
    },
    pino({ level: 'silent' }),
  );
  onTestFinished(async () => {
    await app.close();
    await connection.close();
  });
  const tokens = new Map<string, string>();

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    { as, body, file, from }: Asked = {},
  ): Promise<Answered> {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${tokens.get(as) ?? as}` }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(from === undefined ? {} : { remoteAddress: from }),
      ...(file === undefined ? (body === undefined ? {} : { payload: body }) : { payload: file }),
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  }

  return {
    get: (path, asked) => ask('GET', path, asked),
    post: (path, asked) => ask('POST', path, asked),
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
