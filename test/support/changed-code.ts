import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { WorkflowCode } from '../../src/db/queries/audit/workflow-code.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * The workflow code as it would be after a change of one file, which may be breaking on purpose.
 * @param file such as `workflows/disbursement.ts`. @param old stands in it once.
 */
export async function changedCode(file: string, old: string, fresh: string): Promise<WorkflowCode> {
  const copy = mkdtempSync(join(tmpdir(), 'wulou-changed-'));
  try {
    mkdirSync(join(copy, 'src'));
    for (const name of ['workflows', 'domain'])
      cpSync(join(root, 'src', name), join(copy, 'src', name), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const path = join(copy, 'src', file);
    const parts = readFileSync(path, 'utf8').split(old);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places that read: ${old}`);
    writeFileSync(path, parts.join(fresh));
    return await workflowBundle(join(copy, 'bundles'), join(copy, 'src'));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A step more at the start of a month, and nobody asked whether a run is past it: no run under way survives that. */
export const breakingCode = (): Promise<WorkflowCode> =>
  changedCode(
    'workflows/disbursement.ts',
    'const resumed = await',
    'await records.resumePoint({ runId });\n  const resumed = await',
  );
