import { mkdtempSync } from 'node:fs'; import { spawn } from 'node:child_process'; import { once } from 'node:events';
import { tmpdir } from 'node:os'; import { join } from 'node:path';
import { startBenchStack } from '/work/main/bench/bench-stack.ts';
import { writeOrganisation } from '/work/main/bench/organisation.ts';
import { startBareSandbox } from '/work/main/bench/bare-sandbox.ts';
const n = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'wulou-cpu-'));
const files = writeOrganisation(folder, n);
const stack = await startBenchStack();
const sandbox = await startBareSandbox(join(folder, 'sandbox'));
try {
  const databaseUrl = await stack.createDatabase('bare');
  const child = spawn(process.execPath, ['--cpu-prof', '--cpu-prof-dir', '/tmp/cpuprof', '--import', import.meta.resolve('tsx'), '/work/main/bench/bare-loop.ts', JSON.stringify({ ...files, databaseUrl, sandboxUrl: sandbox.url, keys: join(folder, 'keys') })], { stdio: ['ignore', 'inherit', 'inherit'], cwd: '/work/main' });
  await once(child, 'exit');
} finally { await sandbox.stop(); await stack.stop(); }
