import { createHash } from 'node:crypto';
import { expect, inject, onTestFinished } from 'vitest';
import type { RunSettings } from '../../src/domain/settings.ts';
import { type Servers, startWorld, type World } from './world.ts';

/** A world for the test that asks for it, named for the test; it ends with the test. */
export async function testWorld(
  settings: Partial<RunSettings> = {},
  more: Pick<Servers, 'lookEveryMs'> = {},
): Promise<World> {
  const world = await namedWorld(expect.getState().currentTestName ?? '', settings, more);
  onTestFinished(() => world.end());
  return world;
}

/** A world for several tests, which they end themselves. */
export function namedWorld(
  title: string,
  settings: Partial<RunSettings> = {},
  more: Pick<Servers, 'bucket' | 'lookEveryMs'> = {},
): Promise<World> {
  const name = createHash('sha256').update(title).digest('hex').slice(0, 10);
  const servers = {
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    bundles: inject('bundles'),
    ...more,
  };
  return startWorld(servers, name, settings);
}
