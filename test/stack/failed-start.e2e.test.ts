import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bootStack, type StackOptions } from '../../src/stack/boot.ts';
import { outsideDataFolder } from '../../src/stack/home.ts';
import { listProcesses } from '../../src/stack/processes.ts';
import { standIns } from './stand-ins/programs.ts';
import { temporaryHome } from './temporary-home.ts';

const broken = fileURLToPath(new URL('stand-ins/broken.ts', import.meta.url));

describe('a start that does not come to its end', () => {
  let place: ReturnType<typeof temporaryHome>;
  const options = (extra: Partial<StackOptions> = {}): StackOptions => ({
    home: place.home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    progress: () => undefined,
    ...extra,
  });
  const left = () =>
    listProcesses().filter(
      ({ pid, command }) =>
        pid !== process.pid &&
        (command.includes(place.home) || command.includes(outsideDataFolder(place.home))),
    );
  beforeEach(() => {
    place = temporaryHome();
  });
  afterEach(() => place.remove(), 30_000);

  test('says which part failed with the end of its log, and leaves nothing running', async () => {
    const started = bootStack(options(), { ...standIns, worker: broken });
    await expect(started).rejects.toThrow(
      /The worker does not start \(exit code 1\).*worker\.log[\s\S]*the thing it needs is missing/,
    );
    expect(left()).toEqual([]);
    expect(existsSync(join(place.home, 'stack.json'))).toBe(false);
  }, 60_000);

  test('says that the migration failed, and leaves nothing running', async () => {
    const started = bootStack(options(), { ...standIns, migrate: broken });
    await expect(started).rejects.toThrow(
      /could not be migrated \(exit code 1\)[\s\S]*the thing it needs is missing/,
    );
    expect(left()).toEqual([]);
  }, 60_000);

  test('leaves nothing running when it is called off, and the home can be started again', async () => {
    const calledOff = new AbortController();
    const progress = (line: string) =>
      line.startsWith('PostgreSQL is up') && calledOff.abort(new Error('called off'));
    await expect(bootStack(options({ progress, signal: calledOff.signal }), standIns)).rejects.toThrow(
      'called off',
    );
    expect(left()).toEqual([]);
    const stack = await bootStack(options(), standIns);
    await stack.stop();
    expect(readdirSync(place.home)).not.toContain('stack.json');
  }, 60_000);

  test('refuses a WULOU_TEMPORAL_CLI that is no Temporal CLI', async () => {
    const started = bootStack(options({ env: { WULOU_TEMPORAL_CLI: process.execPath } }), standIns);
    await expect(started).rejects.toThrow('WULOU_TEMPORAL_CLI');
    expect(left()).toEqual([]);
  }, 60_000);
});
