import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApplyResultsInput } from './apply-results.ts';
import { startBareSandbox } from './bare-sandbox.ts';
import type { BenchStack } from './bench-stack.ts';
import type { AppliedMeasure } from './cycle-measure.ts';
import type { OrganisationFiles } from './organisation.ts';
import { runScript } from './run-script.ts';

/**
 * Results applied to everyone, on the stack's PostgreSQL server in a database of its own, against an office of its own.
 * @param name of the database.
 */
export async function resultsApplied(
  stack: BenchStack,
  files: OrganisationFiles,
  name: string,
): Promise<AppliedMeasure> {
  const folder = mkdtempSync(join(tmpdir(), 'wulou-bench-applied-'));
  const sandbox = await startBareSandbox(join(folder, 'sandbox'));
  try {
    const databaseUrl = await stack.createDatabase(name);
    const input: ApplyResultsInput = {
      ...files,
      databaseUrl,
      sandboxUrl: sandbox.url,
      keys: join(folder, 'keys'),
    };
    return await runScript<AppliedMeasure>('apply-results.ts', input);
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
