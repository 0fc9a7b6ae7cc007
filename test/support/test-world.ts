import { inject, onTestFinished } from 'vitest';
import type { RunSettings } from '../../src/domain/settings.ts';
import { startWorld, type World } from './world.ts';

/** A world for the test that asks for it; it ends with the test. */
export async function testWorld(settings: Partial<RunSettings> = {}): Promise<World> {
  const world = await startWorld(
    {
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      bundles: inject('bundles'),
    },
    settings,
  );
  onTestFinished(() => world.end());
  return world;
}
