import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { createHomeApi } from '../src/cli/home-api.ts';
import { dataOf } from '../src/client/refusal.ts';
import { awaited } from './awaited.ts';
import type { BareItemsInput } from './bare-items.ts';
import { type BenchStack, onStack } from './bench-stack.ts';
import { median } from './measure.ts';
import { period, programme, writeOrganisation } from './organisation.ts';
import { stackMonth } from './stack-month.ts';

export interface ApiSizes {
  /** Whose month is paid before it is read. */
  readonly people: number;
  /** Pairs of the API and the bare route, each read for so long. */
  readonly pairs: number;
  readonly secondsEach: number;
  readonly clients: number;
  readonly mixedSeconds: number;
}

export interface ApiResults {
  /** Requests a second: an authenticated page of 100 items, and the same query behind a bare route. Medians. */
  readonly page: { readonly apiPerSecond: number; readonly barePerSecond: number; readonly ratio: number };
  readonly mixed: MixedReads;
}

/** What many clients met who read different things at once. Milliseconds. */
export interface MixedReads {
  readonly clients: number;
  readonly seconds: number;
  readonly requests: number;
  /** Time-outs, broken connections and answers other than 2xx. */
  readonly errors: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const pageSize = 100;
/** Enough to keep both sides busy; more would measure the queue in front of them. */
const readers = 8;

/** The API under load, on the month of an organisation that was paid by it. */
export function measureApi(
  folder: string,
  sizes: ApiSizes,
  say: (line: string) => void,
): Promise<ApiResults> {
  return onStack(
    async (stack) => {
      await stackMonth(stack, writeOrganisation(folder, sizes.people));
      const hr = createHomeApi(stack.description.api.url, stack.home).as('hr1');
      const { runId } = await dataOf(
        hr.GET('/v1/disbursements/find', { params: { query: { programme, period } } }),
      );
      await archived(stack, `disbursement/${programme}/${period}`);
      const tokens = new Map<string, string>();
      for (const name of ['hr1', 'hr2', 'finance1', 'finance2', 'auditor1', 'ops1'])
        tokens.set(name, await tokenOf(stack, name));
      const page = await pageBesideBare(stack, runId, tokens.get('hr1') as string, sizes, say);
      return { page, mixed: await mixedReads(stack, runId, tokens, sizes) };
    },
    { WULOU_REQUESTS_PER_MINUTE: '100000000', WULOU_ANONYMOUS_REQUESTS_PER_MINUTE: '100000000' },
  );
}

/** A month is put away some seconds after its close: until then the worker takes processors from whoever reads. */
async function archived({ description, home }: BenchStack, run: string): Promise<void> {
  const auditor = createHomeApi(description.api.url, home).as('auditor1');
  await awaited(
    `the archive of ${run}`,
    async () => {
      const { archives } = await dataOf(auditor.GET('/v1/archives'));
      return archives.find(({ subject }) => subject === run) ?? null;
    },
    500,
  );
}

/** In turn, so that both meet the same machine. */
async function pageBesideBare(
  stack: BenchStack,
  runId: number,
  token: string,
  { pairs, secondsEach }: ApiSizes,
  say: (line: string) => void,
): Promise<ApiResults['page']> {
  const bare = await startBareItems({
    databaseUrl: stack.description.postgres.url,
    runId,
    limit: pageSize,
  });
  const read = async (url: string, headers: Record<string, string>) => {
    const result = await autocannon({ url, headers, connections: readers, duration: secondsEach });
    if (result.non2xx + result.errors > 0)
      throw new Error(`${result.non2xx + result.errors} reads of ${url} failed`);
    return result.requests.total / result.duration;
  };
  try {
    const api = `${stack.description.api.url}/v1/disbursements/${runId}/items?limit=${pageSize}`;
    const measured: { api: number; bare: number }[] = [];
    for (let pair = 0; pair <= pairs; pair += 1) {
      const one = {
        api: await read(api, { authorization: `Bearer ${token}` }),
        bare: await read(bare.url, {}),
      };
      // The first pair warms both up.
      if (pair === 0) continue;
      say(
        `  ${pair} of ${pairs}: ${one.api.toFixed(0)} pages a second by the API, ${one.bare.toFixed(0)} bare`,
      );
      measured.push(one);
    }
    return {
      apiPerSecond: median(measured.map((one) => one.api)),
      barePerSecond: median(measured.map((one) => one.bare)),
      ratio: median(measured.map((one) => one.bare / one.api)),
    };
  } finally {
    await bare.stop();
  }
}

async function mixedReads(
  stack: BenchStack,
  runId: number,
  tokens: ReadonlyMap<string, string>,
  { clients, mixedSeconds }: ApiSizes,
): Promise<MixedReads> {
  const paths = [
    `/v1/disbursements/${runId}/items?limit=100`,
    `/v1/disbursements/${runId}/items?limit=20&state=held`,
    `/v1/disbursements/${runId}`,
    '/v1/disbursements',
    `/v1/disbursements/${runId}/exceptions`,
    '/v1/employees?limit=50',
    '/v1/programmes',
    '/v1/tasks',
    '/v1/settings',
    '/v1/me',
  ];
  const requests = paths.flatMap((path) =>
    [...tokens.values()].map((token) => ({
      method: 'GET' as const,
      path,
      headers: { authorization: `Bearer ${token}` },
    })),
  );
  const result = await autocannon({
    url: stack.description.api.url,
    connections: clients,
    duration: mixedSeconds,
    requests,
  });
  return {
    clients,
    seconds: mixedSeconds,
    requests: result.requests.total,
    errors: result.errors + result.non2xx,
    medianMs: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

async function tokenOf({ description, home }: BenchStack, username: string): Promise<string> {
  const known = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8')) as {
    username: string;
    password: string;
  }[];
  const password = known.find((one) => one.username === username)?.password;
  const response = await fetch(`${description.api.url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function startBareItems(input: BareItemsInput): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = fileURLToPath(new URL('bare-items.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(input)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: `http://127.0.0.1:${port.toString().trim()}/items`,
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
