import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const version = '4.32.5';
const run = promisify(execFile);

/**
 * The program of schemathesis, installed from PyPI into a folder of its own outside of the project, once a version.
 * @param python the interpreter, 3.10 or later. @param cache the folder; usually `~/.cache/wulou`.
 */
export async function installSchemathesis(
  python = 'python3',
  cache = join(homedir(), '.cache', 'wulou'),
): Promise<string> {
  const folder = join(cache, `schemathesis-${version}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(join(folder, 'complete'))) return program;
  await requirePython(python);
  // Half an installation, of a run that was ended.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await run(python, ['-m', 'venv', folder]);
  await run(join(folder, 'bin', 'pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `schemathesis==${version}`,
  ]);
  mkdirSync(join(folder, 'complete'));
  return program;
}

async function requirePython(python: string): Promise<void> {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
  await run(python, ['-c', check]).catch(() => {
    throw new Error(
      `npm run fuzz:api needs Python 3.10 or later with venv, as ${python} on the PATH (Debian: apt-get install python3 python3-venv). 需要 Python 3.10 及以上版本。`,
    );
  });
}

export interface FuzzRun {
  readonly program: string;
  readonly url: string;
  /** Null: as nobody. */
  readonly token: string | null;
  readonly configuration: string;
  readonly seed: number;
  readonly examples: number;
  /** Takes the events of the run, and what it said. */
  readonly events: string;
  readonly more: readonly string[];
}

/** What Python before 3.11.5 says where two threads read source at once (python/cpython #106905), as hypothesis does. */
const stumbled = 'AST constructor recursion depth mismatch';

/** Runs all checks over all phases that make requests of their own. @returns what it said, and whether all held. */
export async function fuzz(given: FuzzRun): Promise<{ holds: boolean; said: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await fuzzOnce(given);
    // An error of the program's own says nothing of the API: all of it is asked again.
    if (attempt === 3 || !done.said.includes(stumbled)) return done;
  }
}

async function fuzzOnce(given: FuzzRun): Promise<{ holds: boolean; said: string }> {
  const child = spawn(
    given.program,
    [
      ...['--config-file', given.configuration, 'run', `${given.url}/openapi.json`],
      ...(given.token === null ? [] : ['--header', `Authorization: Bearer ${given.token}`]),
      ...[
        '--checks',
        'all',
        '--max-examples',
        String(given.examples),
        '--phases',
        'examples,coverage,fuzzing',
      ],
      ...['--seed', String(given.seed), '--workers', '2', '--suppress-health-check', 'all'],
      ...['--continue-on-failure', '--no-color', '--generation-database', 'none', '--warnings', 'off'],
      ...['--report', 'ndjson', '--report-ndjson-path', given.events, ...given.more],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((ended, failed) => {
    child.on('error', failed);
    child.on('close', ended);
  });
  return { holds: code === 0, said: said.join('') };
}
