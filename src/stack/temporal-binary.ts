import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type StackEnvironment, withoutSecrets } from '../config/stack-environment.ts';
import { openPartLog } from './part-log.ts';
import { startBinary } from './part-process.ts';
import { secondsSince } from './supervised-part.ts';

/** Later versions carry a `replace` in their go.mod and cannot be installed with `go install`. */
export const temporalVersion = '1.5.1';
const downloadWithinMs = 60_000;
/** About 3 minutes on two cores; ten times that is a machine on which it will not be done. */
const buildWithinMs = 30 * 60_000;
const heartbeatMs = 15_000;
const staleDraftMs = 60 * 60_000;

type Progress = (line: string) => void;

/**
 * The Temporal CLI, whose dev server is the embedded engine: the one that WULOU_TEMPORAL_CLI names, else `temporal`
 * on PATH, else the one in Wulou's cache, else a download, else built from source with Go. Throws with all remedies.
 */
export async function findTemporal(
  environment: StackEnvironment,
  home: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<string> {
  const { temporalCli } = environment;
  if (temporalCli) {
    if (await canServe(temporalCli)) return temporalCli;
    throw new Error(
      `WULOU_TEMPORAL_CLI names ${temporalCli}, which is no Temporal CLI with \`server start-dev --sqlite-pragma\`. Correct it or unset it.`,
    );
  }
  const onPath = findOnPath('temporal', environment.path);
  if (onPath && (await canServe(onPath))) return onPath;
  if (onPath) progress(`${onPath} is not used: it knows no \`server start-dev --sqlite-pragma\``);
  const cached = join(environment.cacheFolder, 'bin', `temporal-${temporalVersion}`);
  if (existsSync(cached)) return cached;

  mkdirSync(dirname(cached), { recursive: true });
  removeStaleDrafts(dirname(cached));
  const draft = mkdtempSync(join(dirname(cached), '.temporal-'));
  try {
    signal.throwIfAborted();
    const tried = [await download(environment, home, draft, progress, signal)];
    if (tried[0] !== null) tried.push(await build(environment, home, draft, progress, signal));
    if (tried.at(-1) === null) {
      keep(draft, cached);
      return cached;
    }
    throw new Error(
      `There is no Temporal server on this machine, and none could be got (${tried.join('; ')}).\n${remedies}`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const remedies = `Do one of these and start again:
- install the Temporal CLI (https://docs.temporal.io/cli), so that \`temporal\` is on PATH, or name it in WULOU_TEMPORAL_CLI;
- let this machine reach https://temporal.download, from where Wulou takes it;
- install Go 1.24 or later (https://go.dev/dl), with which Wulou builds it once;
- set TEMPORAL_ADDRESS to a Temporal server of your own.`;

/** Null when the folder now holds the program, else why not. */
async function download(
  environment: StackEnvironment,
  home: string,
  folder: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<string | null> {
  progress(`Downloading the Temporal server, once (given up after ${downloadWithinMs / 1000} s)`);
  const script = fileURLToPath(new URL('temporal-download.ts', import.meta.url));
  const ended = await runBounded(
    {
      command: process.execPath,
      args: ['--import', import.meta.resolve('tsx'), script, folder, temporalVersion],
      env: withoutSecrets(environment.all),
      home,
    },
    downloadWithinMs,
    signal,
  );
  if (ended === null && executableIn(folder)) return null;
  progress('The Temporal server could not be downloaded');
  return `the download failed: ${ended ?? 'it left no program'}`;
}

async function build(
  environment: StackEnvironment,
  home: string,
  folder: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<string | null> {
  const go = findOnPath('go', [environment.path, '/usr/local/go/bin'].join(delimiter));
  if (!go) return 'Go is not installed';
  const startedAt = Date.now();
  progress('Building the Temporal server from source with Go, once: this takes about 3 minutes on two cores');
  const heartbeat = setInterval(
    () => progress(`Still building the Temporal server (${secondsSince(startedAt)})`),
    heartbeatMs,
  );
  try {
    const ended = await runBounded(
      {
        command: go,
        args: ['install', `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`],
        env: { ...withoutSecrets(environment.all), GOBIN: folder },
        home,
      },
      buildWithinMs,
      signal,
    );
    if (ended === null && executableIn(folder)) {
      progress(`The Temporal server is built (${secondsSince(startedAt)})`);
      return null;
    }
    return `building it with Go failed: ${ended ?? 'it left no program'}, see ${join(home, 'logs/temporal-install.log')}`;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Runs a program under a watchdog, with everything it starts. Null if it ended well in time, else how it ended. */
async function runBounded(
  what: { command: string; args: string[]; env: Record<string, string>; home: string },
  limitMs: number,
  signal: AbortSignal,
): Promise<string | null> {
  signal.throwIfAborted();
  const log = openPartLog(what.home, 'temporal-install');
  try {
    const running = await startBinary({
      ...what,
      account: null,
      stopSignal: 'SIGTERM',
      wholeGroup: true,
      logFd: log.fd,
    });
    let late = false;
    const end = () => void running.stop();
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limitMs);
    signal.addEventListener('abort', end, { once: true });
    const how = await running.ended;
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    signal.throwIfAborted();
    if (late) return `not done within ${limitMs / 1000} s`;
    return how === 'exit code 0' ? null : how;
  } finally {
    log.close();
  }
}

/** Another start may have put it there just now: the same program, so the last one wins. */
function keep(folder: string, cached: string): void {
  const program = executableIn(folder);
  if (!program) throw new Error(`No program in ${folder}`);
  chmodSync(program, 0o755);
  renameSync(program, cached);
}

function executableIn(folder: string): string | null {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.find((file) => basename(file).startsWith('temporal') && isExecutable(file)) ?? null;
}

function findOnPath(program: string, path: string): string | null {
  const folders = path.split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Old versions, and other programs of that name, do not know the settings that the stack gives. */
async function canServe(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(program, ['server', 'start-dev', '--help'], {
      timeout: 20_000,
    });
    return stdout.includes('--sqlite-pragma') && stdout.includes('--ui-port');
  } catch {
    return false;
  }
}

/** What starts that were killed in the middle left behind. */
function removeStaleDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!name.startsWith('.temporal-')) continue;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > staleDraftMs) rmSync(path, { recursive: true, force: true });
  }
}
