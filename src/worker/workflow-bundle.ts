import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const source = fileURLToPath(new URL('..', import.meta.url));

/**
 * The workflow code as one file. Bundling takes seconds, so the result is kept in `folder` under the hash of the
 * source: a worker that is started again is at work at once.
 */
export async function workflowBundle(folder: string): Promise<{ code: string }> {
  const path = join(folder, `workflows-${sourceHash()}.js`);
  if (existsSync(path)) return { code: readFileSync(path, 'utf8') };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(source, 'workflows', 'index.ts'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, path);
  return { code };
}

/** Everything that can get into the bundle: workflows, the domain, and the version of the SDK. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['workflows', 'domain']) {
    for (const name of readdirSync(join(source, folder)).sort())
      hash.update(name).update(readFileSync(join(source, folder, name)));
  }
  hash.update(readFileSync(join(source, '..', 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
