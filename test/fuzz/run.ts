import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgresClient from 'postgres';
import { createHomeApi } from '../../src/cli/home-api.ts';
import { createClient } from '../../src/client/client.ts';
import { dataOf } from '../../src/client/refusal.ts';
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
    /** Only this one, by its id in the document. */
    operation: { type: 'string' },
    report: { type: 'string', default: 'fuzz-report' },
  },
});

/** What ends the token that it is called with is called at last, with a token of its own. */
const ending = ['logout', 'endMySessions', 'endMySession'];
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

  const { api, postgres } = stack.description;
  await unlockUsers(postgres.url);
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
  await unlockUsers(postgres.url);
  const people = createHomeApi(url, home);
  const configuration = join(report, 'schemathesis.toml');
  const values = await knownValues(people.as('hr1'), people.as('finance1'));
  const fixed = readFileSync(join(import.meta.dirname, 'schemathesis.toml'), 'utf8');
  writeFileSync(configuration, `${fixed}\n${asConfiguration(values)}\n`);
  const common = { program, url, configuration, seed, examples: Number(options.examples) };
  const only = options.operation === undefined ? [] : ['--include-operation-id', options.operation];
  const without = ending.flatMap((id) => ['--exclude-operation-id', id]);
  const parts = [
    { name: role, more: [...only, ...without] },
    ...(options.operation === undefined ? ending : []).map((id) => ({
      name: `${role}-${id}`,
      more: ['--include-operation-id', id],
    })),
  ];
  const answers = new Map();
  // All of them before somebody's password is guessed at.
  const tokens = await Promise.all(parts.map(() => (role === 'nobody' ? null : tokenOf(url, role))));
  for (const [place, { name, more }] of parts.entries()) {
    const token = tokens[place] ?? null;
    const events = join(report, `${name}.ndjson`);
    const { holds, said } = await fuzz({ ...common, token, events, more });
    writeFileSync(join(report, `${name}.log`), said);
    if (!holds) faults.push(`as ${name}, schemathesis found: ${failuresIn(said)}; see ${report}/${name}.log`);
    await readAnswers(events, answers);
  }
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Parameters<typeof judged>[0];
  const { lines, unreached } = judged(document, role, answers, options.operation);
  writeFileSync(join(report, `${role}.table`), `${lines.join('\n')}\n`);
  for (const line of lines) say(line);
  faults.push(...unreached.map((operation) => `as ${role}, ${operation} was never reached`));
  say(`as ${role}: ${seconds()}`);
}

/** Guesses of passwords lock a user for some minutes: those who are to go on are let in. */
async function unlockUsers(url: string): Promise<void> {
  const sql = postgresClient(url, { max: 1 });
  await sql`update identity.users set failed_logins = 0, locked_until = null`;
  await sql.end();
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
