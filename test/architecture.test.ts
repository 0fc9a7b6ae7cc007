import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', 'src');

/** The house: which room may import which. Paths below a room narrow it to single files. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  workflows: ['domain'],
  activities: ['domain', 'archive', 'db', 'connectors', 'workflows/contract.ts'],
  connectors: ['domain'],
  // Its entry point, the migration, starts as little in production as the others do.
  db: ['domain', 'audit', 'config/environment.ts', 'config/production.ts'],
  config: [],
  // The form of the trail, for whoever verifies it: without a database, years later.
  audit: ['domain'],
  // What goes through Temporal: encrypted on the way, and decoded for whoever reads histories.
  codec: ['keys'],
  keys: ['domain', 'audit', 'db', 'config'],
  // Archives of what is over: made from the database, read without one.
  archive: ['domain', 'audit', 'db', 'connectors'],
  // What processes tell of themselves: spans, metrics, readiness.
  telemetry: ['db'],
  worker: [
    'telemetry',
    'domain',
    'workflows',
    'activities',
    'archive',
    'connectors',
    'db',
    'config',
    'keys',
    'codec',
  ],
  api: [
    'telemetry',
    'domain',
    'audit',
    'archive',
    'db',
    'config',
    'keys',
    'codec',
    'connectors',
    'workflows/contract.ts',
  ],
  stack: ['config', 'db'],
  client: [],
  // The first administrator is made on the database itself: there is nobody yet whom the API would let do it.
  cli: [
    'domain',
    'audit',
    'archive',
    'config',
    'keys',
    'stack',
    'worker',
    'client',
    // `wulou api` is the API's own program, started by name.
    'api/main.ts',
    'api/auth/initial-passwords.ts',
    'db/database.ts',
    // An auditor reads the trail from the database itself: what serves it may be what was tampered with.
    'db/queries/audit',
    'db/queries/after-restore.ts',
    'db/migrate.ts',
    'db/queries/people/create-admin.ts',
    'db/queries/people/demo-users.ts',
  ],
  sandbox: [],
};

/** Entry points: the only files, with config/ itself, that read the environment. */
const entryPoints = [
  'worker/main.ts',
  'api/main.ts',
  'sandbox/main.ts',
  'db/migrate.ts',
  'cli/audit-command.ts',
  'cli/chosen-api.ts',
  'cli/home.ts',
  'cli/keys-command.ts',
  'cli/process-commands.ts',
  'cli/start.ts',
];

/** Made by a program, for a program. */
const generated = ['client/openapi.ts'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|js)$/.test(path) && statSync(path).isFile());
}

const files = filesBelow(root).map((path) => ({
  path,
  name: relative(root, path),
  text: readFileSync(path, 'utf8'),
}));

function importsOf(file: { path: string; name: string; text: string }): Import[] {
  const found = [...file.text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'/gms)];
  return found.map((match) => ({
    from: file.name,
    to: relative(root, resolve(dirname(file.path), match[2] as string)),
    typeOnly: match[1] !== undefined,
  }));
}

const room = (name: string): string => name.split('/')[0] as string;

describe('the house', () => {
  test('every room is known', () => {
    expect([...new Set(files.map((file) => room(file.name)))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  test('a room imports only what it may', () => {
    const wrong = files.flatMap(importsOf).filter(({ from, to, typeOnly }) => {
      if (room(from) === room(to)) return false;
      if (room(from) === 'workflows' && room(to) === 'activities') return !typeOnly;
      return !(mayImport[room(from)] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
    });
    expect(wrong).toEqual([]);
  });

  test('only entry points and config read the environment', () => {
    const readers = files.filter(
      (file) => /process\.env|readEnvironment\(/.test(file.text) && room(file.name) !== 'config',
    );
    expect(readers.map((file) => file.name).filter((name) => !entryPoints.includes(name))).toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    const long = files.filter((file) => file.text.split('\n').length > 400).map((file) => file.name);
    expect(long.filter((name) => !generated.includes(name))).toEqual([]);
  });

  test('there are no enums, no default exports and no barrels but the workflow bundle', () => {
    const offenders = files.filter(
      ({ name, text }) =>
        /^\s*(export\s+)?(const\s+)?enum\s/m.test(text) ||
        /^export default/m.test(text) ||
        (/index\.ts$/.test(name) && name !== 'workflows/index.ts'),
    );
    expect(offenders.map((file) => file.name)).toEqual([]);
  });

  test('no file is named for a heap of things', () => {
    const heaps = /(^|\/)(utils?|helpers?|common|services?|misc|shared)(\.ts|\/)/;
    expect(files.filter((file) => heaps.test(file.name)).map((file) => file.name)).toEqual([]);
  });

  test('workflow code keeps no mutable module state', () => {
    const offenders = files.filter(
      (file) => room(file.name) === 'workflows' && /^(export\s+)?(let|var)\s/m.test(file.text),
    );
    expect(offenders.map((file) => file.name)).toEqual([]);
  });

  test('nothing is run that was put together from text: no eval, and of SQL only names of our own', () => {
    const evals = /\beval\(|\bnew Function\(|from 'node:vm'/;
    expect(files.filter((file) => evals.test(file.text)).map((file) => file.name)).toEqual([]);
    const unsafe = files.filter((file) => /\.unsafe\(/.test(file.text)).map((file) => file.name);
    expect(unsafe.sort()).toEqual(['db/analyze.ts', 'db/copy-rows.ts']);
  });
});
