import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applicationRole } from '../../src/db/application-role.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: string[];
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly deploy?: { replicas: number };
}

const compose = parse(read('deploy/compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.startsWith('wulou:'));

// No container was ever started from these files by a test: there is no Docker where the tests run.
describe('the compose file', () => {
  test('is one by the Compose specification', () => {
    // Their schema, as published (Apache-2.0): github.com/compose-spec/compose-go, schema/compose-spec.json.
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const isCompose = ajv.compile(JSON.parse(read('test/deploy/compose-spec.json')));
    expect(isCompose(compose), JSON.stringify(isCompose.errors)).toBe(true);
    expect(isCompose({ services: { worker: { imag: 'wulou' } } })).toBe(false);
  });

  test('starts two APIs and three workers after the migration, by commands that there are', () => {
    const commands = [...read('src/cli/process-commands.ts').matchAll(/\.command\('(\w+)'\)/g)].map(
      ([, name]) => name,
    );
    expect(Object.fromEntries(ours.map(([name, { command }]) => [name, command]))).toEqual({
      migrate: ['migrate'],
      worker: ['worker'],
      api: ['api'],
    });
    for (const [name] of ours) expect(commands).toContain(name);
    expect(compose.services.api?.deploy?.replicas).toBe(2);
    expect(compose.services.worker?.deploy?.replicas).toBe(3);
  });

  test('gives our processes variables that they read, in production mode', () => {
    const known = readdirSync(join(root, 'src/config'))
      .map((name) => read(`src/config/${name}`))
      .join('\n');
    for (const [name, { environment }] of ours) {
      expect(environment?.WULOU_MODE).toBe('production');
      expect(environment?.DATABASE_URL).toContain(name === 'migrate' ? '//wulou:' : '//wulou_run:');
      expect(environment?.WULOU_DATABASE_ROLE).toBe(name === 'migrate' ? undefined : applicationRole);
      for (const variable of Object.keys(environment ?? {})) expect(known).toContain(`${variable}:`);
    }
  });

  test('names each image with its version, and shows nothing to the network but the proxy', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:./);
    const open = services.filter(([, { ports }]) => ports?.some((port) => !port.startsWith('127.0.0.1:')));
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });
});

test('the image takes what is there, and has the migrations beside the source', () => {
  const taken = [...read('deploy/Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(
    ([, names]) => names?.split(' ') ?? [],
  );
  expect(taken).toEqual(expect.arrayContaining(['bin', 'src', 'migrations', 'package.json']));
  for (const name of taken) expect(existsSync(join(root, name)), name).toBe(true);
  const kept = read('deploy/Dockerfile.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  expect(kept.map((line) => line.slice(1)).sort()).toEqual([...taken].sort());
});
