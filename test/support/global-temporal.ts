import type { TestProject } from 'vitest/node';
import { startTemporal } from './temporal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporalAddress: string;
    bundles: string;
  }
}

/** One Temporal server for all files of a project. Building it, where there is none, takes minutes and says so. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporal((line) => console.log(line));
  project.provide('temporalAddress', server.address);
  project.provide('bundles', server.bundles);
  return () => server.stop();
}
