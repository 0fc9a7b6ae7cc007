import { createHash, randomBytes } from 'node:crypto';
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import type { Dependencies } from '../../src/activities/dependencies.ts';
import type { Reach } from '../../src/activities/reach.ts';
import { createApi } from '../../src/api/app.ts';
import { embeddedAuthSettings } from '../../src/api/auth/auth-settings.ts';
import { chooseStore } from '../../src/archive/choose-store.ts';
import type { S3Place } from '../../src/archive/s3-store.ts';
import type { Client as ApiClient } from '../../src/client/client.ts';
import { dataConverterOf } from '../../src/codec/data-converter.ts';
import { decodeHistory, type History } from '../../src/codec/decode-history.ts';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import { createBankClient } from '../../src/connectors/bank/bank-client.ts';
import { createSmsClient } from '../../src/connectors/sms/sms-client.ts';
import { createOfficeClient } from '../../src/connectors/social-security/office-client.ts';
import { createWebhookClient } from '../../src/connectors/webhook/webhook-client.ts';
import { recordWorkflowCode, type WorkflowCode } from '../../src/db/queries/audit/workflow-code.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { RunSettings } from '../../src/domain/settings.ts';
import { startWorkers } from '../../src/worker/run-worker.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { injectedClient } from './injected-client.ts';
import { setUpOrganisation } from './organisation.ts';
import { cloneDatabase, type TestDatabase } from './postgres.ts';

export interface Servers {
  /** Where archives lie; in the database unless given. */
  readonly bucket?: S3Place;
  /** How often workers look by themselves for what is to be archived or delivered; never unless given. */
  readonly lookEveryMs?: number;
  readonly postgresUrl: string;
  readonly temporalAddress: string;
  /** Where they are others than those of the tests' own server. */
  readonly namespace?: string;
  readonly tls?: ConnectionOptions['tls'];
  readonly bundles: string;
}

type Outside = Omit<Dependencies, 'heartbeat' | 'reach'>;

/** One organisation on the real servers: its own database, bank, workers and API, and a programme of its own. */
export interface World {
  readonly database: TestDatabase;
  readonly sandbox: RunningSandbox;
  readonly client: Client;
  /** What a workflow's history says, decoded: of its latest run unless another is named. */
  history(workflowId: string, runId?: string): Promise<History>;
  readonly taskQueue: string;
  /** Not shared with any other world, so that workflow ids never meet on the one Temporal server. */
  readonly programme: string;
  readonly dependencies: Omit<Dependencies, 'heartbeat' | 'reach'>;
  /** Ids of appraisals that could not be archived, one for each time. */
  readonly passedOver: readonly number[];
  /** The API as a person: hr1, hr2, finance1 to finance3, auditor1, admin1, and who was admitted. */
  as(person: string): ApiClient;
  /** Asks for what a test puts together, which the document may know or not. */
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    as: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Answer }>;
  /** Logs in somebody on record: from then on `call` knows him by his employee number. */
  admit(employeeNo: string, role?: Role): Promise<void>;
  /**
   * The worker ends, and one with this workflow code, or the same, takes its place, which keeps versions apart.
   * @param outside other parties than before.
   * @returns the build ids of code that it would have to run and cannot.
   */
  upgrade(code?: WorkflowCode, outside?: Partial<Outside>): Promise<readonly string[]>;
  /** What the API gives as a file. */
  text(path: string, as: string): Promise<string>;
  end(): Promise<void>;
}

/** A JSON answer; the fields named here are those that tests act upon, the rest is compared as it is. */
export interface Answer {
  readonly code?: string;
  readonly detail?: string;
  readonly scope?: string;
  readonly complete?: boolean;
  readonly [field: string]: unknown;
}

export const namespace = 'wulou';
/** Receivers of tests are on this machine. */
const webhookRules = { loopback: true, allowedHosts: [] };
const identities = {
  hr1: 'hr',
  hr2: 'hr',
  finance1: 'finance',
  finance2: 'finance',
  finance3: 'finance',
  auditor1: 'auditor',
  admin1: 'admin',
} as const;

let isQuiet = false;

/** What the SDK would print of every retried activity is what many tests are about. */
export function quietRuntime(): void {
  if (isQuiet) return;
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } });
  isQuiet = true;
}

/**
 * @param name of the world's programme and queue, unlike any other on the servers. The bank draws its faults from ids
 * that follow from it: the same name gives the same faults to the same people.
 */
export async function startWorld(
  servers: Servers,
  name: string,
  settings: Partial<RunSettings> = {},
): Promise<World> {
  quietRuntime();
  const temporal = { address: servers.temporalAddress, ...(servers.tls ? { tls: servers.tls } : {}) };
  const [database, sandbox, bundle, connection] = await Promise.all([
    cloneDatabase(servers.postgresUrl),
    runSandbox(),
    workflowBundle(servers.bundles),
    Connection.connect(temporal),
  ]);
  await setUpOrganisation(database, settings);
  await recordWorkflowCode(database.sql, bundle);
  const programme = `passbook-${name}`;
  await addProgramme(database, programme);
  const dependencies = createOutside(database, sandbox.baseUrl);
  const taskQueue = `queue-${name}`;
  const payloadCodec = createPayloadCodec(database.payloadKeys, { encrypts: true });
  const dataConverter = dataConverterOf(payloadCodec);
  const archiveStore = chooseStore(database.sql, servers.bucket ?? null);
  const lost: string[] = [];
  const passedOver: number[] = [];
  const workWith = async (code: WorkflowCode, versioned = false, outside: Partial<Outside> = {}) => {
    const workers = await startWorkers({
      connection: temporal,
      namespace: servers.namespace ?? namespace,
      taskQueue,
      bundle: code,
      dataConverter,
      ...(versioned ? { versioned: { sole: true, onLost: (buildId) => lost.push(buildId) } } : {}),
      dependencies: { ...dependencies, ...outside },
      bankCallsPerSecond: 200,
      webhooks: {
        sql: database.sql,
        privateData: database.privateData,
        webhooks: createWebhookClient({ rules: webhookRules, timeoutMs: 1_000 }),
        webhookPausesMs: [200, 400, 800],
      },
      lookEveryMs: servers.lookEveryMs ?? null,
      archive: {
        store: archiveStore,
        onPassedOver: ({ appraisalId }) => passedOver.push(appraisalId),
      },
      onFault: (error) => {
        throw error;
      },
    });
    const working = workers.run();
    await workers.ready();
    return async () => {
      workers.stop();
      await working;
    };
  };
  let stopWork = await workWith(bundle);
  const client = new Client({ connection, namespace: servers.namespace ?? namespace, dataConverter });
  const api = await createApi(
    {
      database,
      privateData: database.privateData,
      archiveStore,
      temporal: client,
      payloadCodec,
      temporalUi: null,
      taskQueue,
      maxFileBytes: 10_000_000,
      maxContributionBytes: 10_000_000,
      auth: embeddedAuthSettings,
      onEmployeesImported: async () => undefined,
      webhookRules,
      officeBases: (period, idNumbers) => dependencies.office.lookUpBases(period, idNumbers),
      bankLedger: async () => (await fetch(`${sandbox.baseUrl}/bank/ledger.csv`)).text(),
    },
    pino({ level: 'silent' }),
  );
  const tokens = await addIdentities(database);
  // Workflow ids hold these keys, and all worlds share one Temporal server.
  const firstChange = Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 7), 16);
  await database.sql.unsafe(`alter table hr.changes alter column id restart with ${firstChange}`);
  await database.sql.unsafe(`alter table webhooks.endpoints alter column id restart with ${firstChange}`);
  const ask = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    as: string,
    payload?: object,
    headers = {},
  ) =>
    api.inject({
      method,
      url,
      headers: { authorization: `Bearer ${tokens.get(as)}`, ...headers },
      ...(payload ? { payload } : {}),
    });

  return {
    database,
    sandbox,
    client,
    history: async (workflowId, runId) =>
      decodeHistory(await client.workflow.getHandle(workflowId, runId).fetchHistory(), payloadCodec),
    as: (person) => injectedClient(api, tokens.get(person) ?? 'unknown'),
    taskQueue,
    programme,
    dependencies,
    passedOver,
    async call(method, path, as, body, headers) {
      const response = await ask(method, path, as, body, headers);
      return { status: response.statusCode, body: response.json<Answer>() };
    },
    async admit(employeeNo, role = 'employee') {
      tokens.set(employeeNo, await addIdentity(database, employeeNo, role));
      await database.sql`
        update identity.users set employee_id = (select id from hr.employees where employee_no = ${employeeNo}) where username = ${employeeNo}`;
    },
    async upgrade(code = bundle, outside = {}) {
      await stopWork();
      await recordWorkflowCode(database.sql, code);
      lost.splice(0);
      stopWork = await workWith(code, true, outside);
      return lost;
    },
    text: async (path, as) => (await ask('GET', path, as)).body,
    async end() {
      await api.close();
      await stopWork();
      await Promise.all([connection.close(), sandbox.stop()]);
      await database.drop();
    },
  };
}

/** What activities act upon: a database, and the outside parties at one address. */
export function createOutside(
  database: TestDatabase,
  baseUrl: string,
): Omit<Dependencies, 'heartbeat' | 'reach'> {
  const outside = { baseUrl, timeoutMs: 10_000 };
  return {
    sql: database.sql,
    privateData: database.privateData,
    bank: createBankClient(outside),
    office: createOfficeClient(outside),
    sms: createSmsClient(outside),
  };
}

/** For activities that are called without a server: none of them may want another workflow. */
export const noReach: Reach = {
  startAppraisal: () => Promise.reject(new Error('there is no Temporal server in this test')),
  tellAppraisal: () => Promise.reject(new Error('there is no Temporal server in this test')),
  tellRun: () => Promise.reject(new Error('there is no Temporal server in this test')),
};

async function addProgramme({ sql }: TestDatabase, code: string): Promise<void> {
  await sql`insert into benefits.programmes (code, name_zh, name_en, due_day) values (${code}, '医保存折', 'Passbook', 1)`;
  await sql`
    insert into benefits.policies (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by)
    select ${code}, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by
    from benefits.policies where programme = 'medical-passbook'`;
}

/** People who are logged in already: logging in has tests of its own. */
async function addIdentities(database: TestDatabase): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const [username, role] of Object.entries(identities))
    tokens.set(username, await addIdentity(database, username, role));
  return tokens;
}

async function addIdentity({ sql }: TestDatabase, username: string, role: Role): Promise<string> {
  const token = randomBytes(16).toString('hex');
  const hash = createHash('sha256').update(token).digest();
  await sql`
    with person as (insert into identity.users (username, password_hash, role) values (${username}, 'none', ${role}) returning id)
    insert into identity.sessions (token_hash, user_id, expires_at) select ${hash}, id, now() + interval '1 hour' from person`;
  return token;
}
