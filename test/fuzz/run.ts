import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgresClient from 'postgres';
import { createHomeApi } from '../../src/cli/home-api.ts';
import { createClient } from '../../src/client/client.ts';
import { ApiRefusal, dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import { type StackDescription, startStack } from '../../src/stack/stack.ts';
import { temporaryHome } from '../stack/temporary-home.ts';
import { closeAnotherMonth } from './another-month.ts';
import { readAnswers } from './answers.ts';
import { asConfiguration, knownValues } from './known-values.ts';
import { fillOrganisation } from './organisation.ts';
import { judged } from './role-report.ts';
import { fuzz, installSchemathesis } from './schemathesis.ts';

/**
 * `npm run fuzz:api`: schemathesis against the document of a whole stack, as each role in turn and as nobody. Ends
 * with 1 where a check fails, where an operation that a role may call was never reached, or where the API or the books
 * did not survive it.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261125' },
    examples: { type: 'string', default: '50' },
    /** In this order: who changes more comes later. */
    roles: { type: 'string', default: 'nobody,employee,manager,auditor,ops,finance,hr,admin' },
    /** Only these, by their ids in the document, separated by commas. */
    operation: { type: 'string' },
    report: { type: 'string', default: 'fuzz-report' },
  },
});

/** What ends the token that it is called with is called at last, with a token of its own. */
const ending = ['logout', 'endMySessions', 'endMySession'];
const chosen = options.operation?.split(',');
const report = resolve(options.report);
const seed = Number(options.seed);
const say = (line: string): void => console.log(line);
const faults: string[] = [];
const begun = Date.now();
const seconds = (): string => `${Math.round((Date.now() - begun) / 1000)} s`;

const program = await installSchemathesis();
rmSync(report, { recursive: true, force: true });
mkdirSync(report, { recursive: true });
const { home, remove } = temporaryHome();
const stack = await startStack({
  home,
  ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
  // So many requests are what this is about; that there are limits is tested elsewhere.
  env: {
    WULOU_HOME: home,
    WULOU_REQUESTS_PER_MINUTE: '1000000',
    WULOU_ANONYMOUS_REQUESTS_PER_MINUTE: '1000000',
    WULOU_LOG_LEVEL: 'warn',
  },
  progress: () => undefined,
});
try {
  await fillOrganisation(home, stack.description, () => undefined);
  say(
    `An organisation with something of everything is there (${seconds()}). Seed ${seed}: --seed changes it.`,
  );
  const apiPid = stack.description.api.pid;
  for (const role of options.roles.split(',')) await fuzzAs(role, stack.description);

  const { api } = stack.description;
  if (api.pid !== apiPid) faults.push('the API was started anew: its process did not survive');
  const health = await fetch(`${api.url}/health`);
  if (!health.ok) faults.push(`GET /health answers ${health.status}`);
  const month = await closeAnotherMonth(createHomeApi(api.url, home), home, stack.description);
  faults.push(...month.map((fault) => `the month after it: ${fault}`));
  say(`One more month was paid and closed (${seconds()}).`);
} finally {
  await stack.stop();
  await remove();
}
for (const fault of faults) say(`Does not hold: ${fault}`);
if (faults.length === 0) rmSync(report, { recursive: true, force: true });
say(faults.length === 0 ? `All holds (${seconds()}).` : `Reports are in ${report} (${seconds()}).`);
process.exit(faults.length === 0 ? 0 : 1);

async function fuzzAs(role: string, { api: { url }, postgres }: StackDescription): Promise<void> {
  const people = createHomeApi(url, home);
  const configuration = join(report, 'schemathesis.toml');
  const played = role === 'nobody' ? 'employee' : role;
  const own = must(
    people.identities.find((one) => one.role === played),
    `login of the role ${played}`,
  );
  const values = await knownValues(people.as('hr1'), people.as('finance1'), people.as(own.username));
  const fixed = readFileSync(join(import.meta.dirname, 'schemathesis.toml'), 'utf8');
  writeFileSync(configuration, `${fixed}\n${asConfiguration(values)}\n`);
  const common = { program, url, configuration, seed, examples: Number(options.examples) };
  const only = (chosen ?? []).flatMap((id) => ['--include-operation-id', id]);
  const without = ending
    .filter((id) => !chosen?.includes(id))
    .flatMap((id) => ['--exclude-operation-id', id]);
  const parts = [
    { name: role, more: [...only, ...without] },
    ...(chosen === undefined ? ending : []).map((id) => ({
      name: `${role}-${id}`,
      more: ['--include-operation-id', id],
    })),
  ];
  const answers = new Map();
  for (const { name, more } of parts) {
    // A part may have ended all sessions of before.
    const token = role === 'nobody' ? null : await tokenOf(url, role);
    const events = join(report, `${name}.ndjson`);
    const { holds, said } = await fuzz({ ...common, token, events, more });
    await letIn(url, postgres.url, played);
    writeFileSync(join(report, `${name}.log`), said);
    if (!holds) faults.push(`as ${name}, schemathesis found: ${failuresIn(said)}; see ${report}/${name}.log`);
    await readAnswers(events, answers);
  }
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Parameters<typeof judged>[0];
  const { lines, unreached } = judged(document, role, answers, chosen);
  writeFileSync(join(report, `${role}.table`), `${lines.join('\n')}\n`);
  for (const line of lines) say(line);
  faults.push(...unreached.map((operation) => `as ${role}, ${operation} was never reached`));
  say(`as ${role}: ${seconds()}`);
}

/**
 * Guesses of passwords lock users for some minutes, and their address for one: who is played is let in again. Others
 * may be ended by an administrator meanwhile.
 */
async function letIn(url: string, databaseUrl: string, role: string): Promise<void> {
  const sql = postgresClient(databaseUrl, { max: 1 });
  await sql`update identity.users set failed_logins = 0, locked_until = null`;
  await sql.end();
  for (const until = Date.now() + 90_000; ; await setTimeout(2_000)) {
    try {
      await tokenOf(url, role);
      return;
    } catch (error) {
      const isBounded = error instanceof ApiRefusal && error.problem.code === 'too_many_requests';
      if (!isBounded || Date.now() > until) throw error;
    }
  }
}

async function tokenOf(url: string, role: string): Promise<string> {
  const logins = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8')) as {
    role: string;
    username: string;
    password: string;
  }[];
  const login = logins.find((one) => one.role === role);
  if (!login) throw new Error(`There is no login of the role ${role}.`);
  const body = { username: login.username, password: login.password };
  return (await dataOf(createClient({ baseUrl: url }).POST('/v1/login', { body }))).token;
}

/** The lines of its summary that count failures. */
function failuresIn(said: string): string {
  const lines = [...said.matchAll(/^\s+❌ (ST\d+ .+)$/gm)].map((match) => match[1]);
  return lines.join(', ') || 'an error of its own';
}
