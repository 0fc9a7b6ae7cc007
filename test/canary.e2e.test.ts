import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followRun } from '../src/cli/follow-run.ts';
import { createHomeApi, type HomeApi } from '../src/cli/home-api.ts';
import { checkCharacterOf } from '../src/domain/resident-id.ts';
import { type Stack, startStack } from '../src/stack/stack.ts';
import { temporaryHome } from './stack/temporary-home.ts';
import { decodedHistories } from './support/decoded-histories.ts';
import { employeesCsv } from './support/employees-csv.ts';
import { until } from './support/months.ts';
import { officeFile } from './support/office-file.ts';
import { accountOf, idNumberOf, type Person, people, person } from './support/people.ts';
import { keysOf } from './support/postgres.ts';
import { type ResponseRecorder, recordResponses } from './support/response-recorder.ts';
import { filesWith, formsOf, valuesIn } from './support/traces-of.ts';

const period = '2026-10';
const programme = 'medical-passbook';
/** The first is nobody's, the second is his, all others are the second's: as the demo's employee and manager are. */
const staff = people(24, { managerNo: 'E0002' }).map(
  (one, place): Person => (place < 2 ? { ...one, managerNo: place === 0 ? null : 'E0001' } : one),
);
/** Those who are looked for, and what of theirs the office, HR and callers write besides. */
const watched = staff.slice(1, 7);
const other = { corrected: accountOf(9_001), changed: accountOf(9_002), stranger: accountOf(9_003) };
const strangerId = idNumberOf(9_004);
/** Right but for the check character: for files and requests that are refused for it. */
const wrongId = `${idNumberOf(9_005).slice(0, 17)}${checkCharacterOf(idNumberOf(9_005)) === '0' ? '1' : '0'}`;
const askedFor = '13900009006';
const canaries = [
  ...watched.flatMap(({ idNumber, account, phone }) => [idNumber, account ?? '', phone ?? '']),
  ...Object.values(other),
  strangerId,
  wrongId,
  askedFor,
];
const masterKey = randomBytes(32).toString('hex');
const names = watched.map(({ name }) => name);

/** What may be read unmasked: each of these is recorded, which is asserted below. */
const recordedReads = /\/private-data$|\/payment-files\/\d+\?|\/bank\/ledger\?/;

let home: string;
let remove: () => Promise<void>;
let scratch: string;
let stack: Stack | null = null;
let recorder: ResponseRecorder;
let api: HomeApi;
const answered: { what: string; status: number }[] = [];
let atRest: string[] = [];
let histories = new Map<string, string>();
const environments: Record<string, string> = {};
const tokens = new Map<string, string>();

/** Asks as anybody whose password lies in the home, with whatever body; a request that is refused is one, too. */
async function ask(
  as: string,
  method: string,
  path: string,
  body?: unknown,
  file = false,
): Promise<Response> {
  let token = tokens.get(as);
  if (token === undefined) {
    const logins = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8')) as {
      username: string;
      password: string;
    }[];
    const login = logins.find(({ username }) => username === as);
    const reply = await fetch(`${recorder.url}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: as, password: login?.password }),
    });
    ({ token } = (await reply.json()) as { token: string });
    tokens.set(as, token);
  }
  const response = await fetch(`${recorder.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined
        ? {}
        : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: file ? String(body) : JSON.stringify(body) }),
  });
  answered.push({ what: `${method} ${path.split('?')[0]}`, status: response.status });
  return response;
}

const upload = (path: string, text: string) => ask('hr1', 'POST', `${path}fileName=file.csv`, text, true);
const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

beforeAll(async () => {
  ({ home, remove } = temporaryHome());
  scratch = mkdtempSync(join(tmpdir(), 'wulou-canary-'));
  mkdirSync(join(home, 'tmp'), { recursive: true, mode: 0o711 });
  stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    // What is written for a moment lies where it is looked for.
    env: {
      WULOU_HOME: home,
      TMPDIR: join(home, 'tmp'),
      WULOU_LOG_LEVEL: 'debug',
      WULOU_MASTER_KEY: masterKey,
    },
    progress: () => undefined,
    sandboxFaults: JSON.stringify({ seed: 11, refuse: 0.3, transient: 0.2, lostReply: 0.2, returned: 0.2 }),
  });
  recorder = await recordResponses(() => stack?.description.api.url ?? '');
  api = createHomeApi(recorder.url, home);
  await refusedFiles();
  await paidMonth();
  await refusedRequests();
  await everyAddress();
  histories = await decodedHistories(stack.description, keysOf(masterKey));
  writeFileSync(join(scratch, 'stack.json'), readFileSync(join(home, 'stack.json')));
  for (const part of ['postgres', 'temporal', 'sandbox', 'worker', 'api'] as const)
    environments[part] = readFileSync(`/proc/${stack.description[part].pid}/environ`, 'utf8');
  await stack.stop();
  stack = null;
  atRest = filesWith([home], canaries, scratch).filter((path) => !path.startsWith(join(home, 'sandbox')));
}, 400_000);

afterAll(async () => {
  await stack?.stop();
  await recorder?.close();
  rmSync(scratch, { recursive: true, force: true });
  await remove();
}, 60_000);

/** Files that are refused line by line: what is wrong is said, and the value is not. */
async function refusedFiles(): Promise<void> {
  const twice = [...staff, { ...person(50), idNumber: watched[0]?.idNumber ?? '' }];
  const broken = [...staff, person(51, { idNumber: wrongId }), person(52, { phone: `${askedFor}7` })];
  for (const file of [twice, broken])
    expect((await upload('/v1/employees/import?', employeesCsv(file))).status).toBe(422);
  const shifted = employeesCsv(staff).replace('身份证号,', '身份证号,身份证号,');
  expect((await upload('/v1/employees/import?', shifted)).status).toBe(422);
}

async function paidMonth(): Promise<void> {
  expect((await upload('/v1/employees/import?', employeesCsv(staff))).status).toBe(200);
  const lines = [
    ...staff.map((one) =>
      one.employeeNo === 'E0003'
        ? { ...one, account: watched[0]?.account ?? null }
        : one.employeeNo === 'E0004'
          ? { ...one, idNumber: wrongId }
          : one,
    ),
    { ...person(60), idNumber: strangerId, account: other.stranger },
  ];
  const query = `programme=${programme}&period=${period}`;
  expect((await upload(`/v1/contributions?${query}&`, officeFile(period, lines))).status).toBe(200);
  const { runId } = await json<{ runId: number }>(
    ask('hr1', 'POST', '/v1/disbursements', { programme, period, correctionWindowMs: 120_000 }),
  );
  const following = followRun({ api, runId, approve: true, say: () => undefined, homeOption: '' });
  await until(
    'the time for corrections',
    async () =>
      (await json<{ waitingFor: string | null }>(ask('hr1', 'GET', `/v1/disbursements/${runId}`)))
        .waitingFor === 'corrections' || null,
    120_000,
  );
  const note = `his phone is ${askedFor} now`;
  const path = `/v1/disbursements/${runId}/corrections`;
  await ask('hr1', 'POST', path, { employeeNo: 'E0003', account: other.corrected, note });
  await ask('hr1', 'POST', path, { employeeNo: 'E0004', idNumber: watched[2]?.idNumber, note });
  await ask('hr1', 'POST', `${path.replace('corrections', 'end-corrections')}`, {});
  await following;
  const change = {
    employeeNo: 'E0005',
    kind: 'account',
    effectiveOn: '2026-12-01',
    account: other.changed,
    note,
  };
  const { changeId } = await json<{ changeId: number }>(ask('hr1', 'POST', '/v1/changes', change));
  await ask('hr2', 'POST', `/v1/changes/${changeId}/approve`, {});
  await ask('hr1', 'POST', `/v1/changes/${changeId}/withdraw`, { reason: `not ${other.changed} after all` });
  await ask('auditor1', 'POST', '/v1/employees/E0002/private-data', {
    fields: ['idNumber', 'account', 'phone'],
    reason: `whether it is ${watched[0]?.idNumber}`,
  });
}

/** Requests that fail, with private numbers where they do not belong. */
async function refusedRequests(): Promise<void> {
  const [first] = watched;
  const run = '/v1/disbursements/1/corrections';
  await ask('hr1', 'POST', run, { employeeNo: 'E0002', idNumber: wrongId });
  await ask('hr1', 'POST', run, { employeeNo: 'E0002', account: `${other.stranger}9` });
  await ask('hr1', 'POST', run, { employeeNo: first?.idNumber, hold: true });
  await ask('hr1', 'POST', run, { employeeNo: 'E0002', [`${first?.account}`]: true });
  await ask('hr1', 'GET', `/v1/employees/${first?.idNumber}`);
  await ask('hr1', 'GET', `/v1/employees?department=${first?.phone}&limit=${first?.phone}`);
  await ask('hr1', 'POST', '/v1/changes', {
    employeeNo: 'E0002',
    kind: 'account',
    effectiveOn: first?.idNumber,
  });
  await ask('hr1', 'GET', `/v1/${first?.account}`);
  await ask('hr1', 'POST', '/v1/employees/E0002/private-data', {
    fields: [first?.phone],
    reason: 'a reason',
  });
  await ask('hr1', 'POST', '/v1/employees/E0002%00/private-data', {
    fields: ['phone'],
    reason: `\u0000${askedFor}`,
  });
  await fetch(`${recorder.url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: first?.idNumber, password: first?.phone }),
  });
}

/** Everything that can be looked at, by everybody. */
async function everyAddress(): Promise<void> {
  const document = await json<{ paths: Record<string, Record<string, unknown>> }>(
    fetch(`${recorder.url}/openapi.json`),
  );
  const { payments } = await json<{ payments: { endToEndId: string | null }[] }>(
    ask('employee1', 'GET', '/v1/me/payments'),
  );
  const { files } = await json<{ files: { id: number }[] }>(
    ask('finance1', 'GET', '/v1/disbursements/1/payment-files'),
  );
  const known: Record<string, string> = {
    runId: '1',
    id: '1',
    employeeNo: 'E0003',
    code: programme,
    table: 'list',
    fileId: String(files[0]?.id),
    endToEndId: payments.find(({ endToEndId }) => endToEndId !== null)?.endToEndId ?? 'none',
  };
  const query = `period=${period}&programme=${programme}&reason=everything+is+looked+at`;
  for (const as of ['hr1', 'finance1', 'auditor1', 'ops1', 'admin1', 'manager1', 'employee1'])
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!('get' in methods)) continue;
      const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? '1');
      // Every parameter that an address knows, and none that it does not.
      const names = ((methods.get as { parameters?: { name: string; in: string }[] }).parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name);
      const wanted = query.split('&').filter((pair) => names.includes(pair.split('=')[0] ?? ''));
      await ask(as, 'GET', wanted.length > 0 ? `${filled}?${wanted.join('&')}` : filled);
    }
  for (const table of ['list', 'exceptions', 'certificate'])
    await ask('hr1', 'GET', `/v1/disbursements/1/export/${table}?format=csv`);
}

describe('the month that was looked at', () => {
  test('had what it is to show: refusals, corrections, a change, files and requests that were refused', () => {
    const statuses = (what: RegExp) =>
      answered.filter((one) => what.test(one.what)).map(({ status }) => status);
    expect(statuses(/POST \/v1\/employees\/import/)).toEqual([422, 422, 422, 200]);
    expect(statuses(/corrections$/).filter((status) => status < 300).length).toBeGreaterThanOrEqual(3);
    expect(statuses(/approve|withdraw/)).toEqual([200, 200]);
    expect(statuses(/private-data/)).toEqual([200, 400, 400]);
    expect(statuses(/GET \/v1\/employees\/E0003/)).toEqual([200, 200, 200, 200, 200, 200, 404]);
    expect(answered.filter(({ status }) => status >= 500)).toEqual([]);
    expect(recorder.responses.length).toBeGreaterThan(200);
  });
});

describe('what is looked for', () => {
  test('would be found, as it is, in hexadecimal and in base64', () => {
    const [canary = ''] = canaries;
    const folder = join(scratch, 'planted');
    mkdirSync(folder);
    const bytes = Buffer.from(`xx${canary}yy`);
    const texts = [
      bytes.toString(),
      bytes.toString('hex'),
      bytes.toString('base64'),
      bytes.toString('base64url'),
    ];
    for (const [place, text] of texts.entries()) writeFileSync(join(folder, `${place}`), text);
    expect(filesWith([folder], canaries, scratch)).toHaveLength(texts.length);
    expect(formsOf(canary)).toHaveLength(9);
  });

  test('is found where it must stand: employee numbers in the database, accounts at the bank', () => {
    const database = filesWith([home], ['E0003'], scratch);
    expect(database.some((path) => /\/base\/\d+\//.test(path))).toBe(true);
    expect(
      filesWith([home], ['disbursement/medical-passbook/2026-10'], scratch).some((path) =>
        path.includes('temporal.db'),
      ),
    ).toBe(true);
    expect(filesWith([join(home, 'sandbox')], canaries, scratch)).not.toEqual([]);
    const shown = recorder.responses.filter(({ path }) => recordedReads.test(path));
    expect(shown.some(({ bytes }) => valuesIn(bytes, canaries).length > 0)).toBe(true);
  });
});

describe('no ID number, account or phone stands', () => {
  test("in the database's files, its log, Temporal's database, any log or anything else in the home", () => {
    expect(atRest).toEqual([]);
    // All of it was there to be looked at.
    const parts = readdirSync(home);
    expect(parts).toEqual(expect.arrayContaining(['logs', 'tmp', 'temporal.db']));
    expect(readdirSync(join(home, 'logs')).length).toBeGreaterThan(4);
    expect(statSync(join(home, 'temporal.db')).size).toBeGreaterThan(100_000);
  });

  test('in any history, once it is decoded', () => {
    expect(histories.size).toBeGreaterThan(3);
    for (const [workflowId, text] of histories) {
      expect(text, workflowId).toContain('Id"');
      expect(valuesIn(Buffer.from(text), canaries), workflowId).toEqual([]);
    }
    expect([...histories.values()].join('\n')).toMatch(/"runId":\d+/);
  });

  test('in the description of the running stack', () => {
    expect(valuesIn(readFileSync(join(scratch, 'stack.json')), canaries)).toEqual([]);
  });

  test('in any response but those that were asked for with a reason', () => {
    const leaking = recorder.responses
      .filter(({ path }) => !recordedReads.test(path))
      // Whoever asks for an address knows what stands in it.
      .filter(
        ({ path, bytes }) =>
          valuesIn(
            bytes,
            canaries.filter((canary) => !path.includes(canary)),
          ).length > 0,
      )
      .map(({ method, path, status }) => `${method} ${path} ${status}`);
    expect(leaking).toEqual([]);
  });
});

test('the master key stands nowhere in the home, and only worker and API were given it', () => {
  expect(filesWith([home], [masterKey], scratch)).toEqual([]);
  const given = Object.entries(environments).filter(([, text]) => text.includes(masterKey));
  expect(given.map(([part]) => part)).toEqual(['worker', 'api']);
});

test("no name stands in Temporal's database or in a log", () => {
  const found = filesWith([home], names, scratch);
  expect(found.filter((path) => path.includes('temporal.db') || path.includes('/logs/'))).toEqual([]);
  for (const [workflowId, text] of histories)
    expect(valuesIn(Buffer.from(text), names), workflowId).toEqual([]);
  // HR's records have them.
  expect(found.some((path) => /\/base\/\d+\//.test(path))).toBe(true);
});

test('the tool that looks is there', () => {
  expect(spawnSync('grep', ['--version']).status).toBe(0);
});
