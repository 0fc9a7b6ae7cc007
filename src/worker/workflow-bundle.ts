import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { WorkflowCode } from '../db/queries/audit/workflow-code.ts';

const { version: sdkVersion } = createRequire(import.meta.url)('@temporalio/workflow/package.json') as {
  version: string;
};
const mapPrefix = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';
const defaultSource = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the workflow code. That takes seconds, so the result is kept in `folder` under the hash of the source: a
 * worker that is started again is at work at once. The same source gives the same code, wherever it lies.
 * @param source the folder that holds `workflows/` and `domain/`: our own unless given.
 */
export async function workflowBundle(folder: string, source = defaultSource): Promise<WorkflowCode> {
  const path = join(folder, `workflows-${sourceHash(source)}.js`);
  if (existsSync(path)) return bundleOf(readFileSync(path, 'utf8'));
  const root = join(source, '..');
  const { code: made } = await bundleWorkflowCode({
    workflowsPath: join(source, 'workflows', 'index.ts'),
    failureConverterPath: join(source, 'workflows', 'failure-converter.cjs'),
    workflowInterceptorModules: [join(source, 'workflows', 'trace-headers.ts')],
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    webpackConfigHook: (config) => ({
      ...config,
      context: root,
      // By lines, not columns, which would tell how long the path of this folder is.
      devtool: 'inline-cheap-module-source-map',
      output: { ...config.output, pathinfo: false, filename: 'workflows.js' },
    }),
  });
  const code = withoutPlace(made, root);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, path);
  return bundleOf(code);
}

/** The source map at its end names files by where they lie on this machine: it then names them from `root` on. */
function withoutPlace(code: string, root: string): string {
  const start = code.lastIndexOf(mapPrefix);
  if (start < 0) throw new Error('The workflow bundle has no source map.');
  const map = Buffer.from(code.slice(start + mapPrefix.length), 'base64').toString();
  const kept = JSON.stringify(JSON.parse(map, (_key, value) => withoutRoot(value, root + sep)));
  return `${code.slice(0, start)}${mapPrefix}${Buffer.from(kept).toString('base64')}`;
}

const withoutRoot = (value: unknown, root: string): unknown =>
  typeof value === 'string' ? value.replaceAll(root, '') : value;

function bundleOf(code: string): WorkflowCode {
  return { code, buildId: createHash('sha256').update(code).digest('hex'), sdkVersion };
}

/** Everything that can get into the bundle: workflows, the domain, the version of the SDK, and how it is made. */
function sourceHash(source: string): string {
  const hash = createHash('sha256');
  for (const folder of ['workflows', 'domain']) {
    for (const name of readdirSync(join(source, folder)).sort())
      hash.update(name).update(readFileSync(join(source, folder, name)));
  }
  hash.update(readFileSync(join(source, '..', 'package.json')));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}
