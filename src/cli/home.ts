import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEnvironment } from '../config/environment.ts';
import { removeHome } from '../stack/home.ts';
import { findRunningStack, type Stack, type StackDescription, startStack } from '../stack/stack.ts';
import { UserError } from './user-error.ts';

export interface OpenHome {
  readonly home: string;
  readonly description: StackDescription;
  /** Stops what was started here, and removes the home if it was a temporary one. */
  close(): Promise<void>;
}

export interface HomeOptions {
  readonly home?: string | undefined;
  readonly keep?: boolean | undefined;
  readonly faults?: string | undefined;
  readonly say: (line: string) => void;
}

/** The home of `--home`, else of WULOU_HOME; undefined when neither names one. */
export function namedHome(option: string | undefined): string | undefined {
  const named = option ?? readEnvironment().WULOU_HOME;
  return named === undefined || named === '' ? undefined : resolve(named);
}

/** The stack that runs on the home, or one started on free ports; without a home, on a fresh temporary one. */
export async function openHome(options: HomeOptions): Promise<OpenHome> {
  const environment = readEnvironment();
  const named = namedHome(options.home);
  if (named === undefined && environment.DATABASE_URL !== undefined) {
    throw new UserError(
      'DATABASE_URL names a database that stays, so its keys must stay too: name a home with --home DIR. 使用外部数据库时请用 --home 指定目录。',
    );
  }
  const home = named ?? mkdtempSync(join(tmpdir(), 'wulou-'));
  if (named === undefined) chmodSync(home, 0o711);
  const running = named !== undefined && existsSync(home) ? await findRunningStack(home) : null;
  if (running) return { home, description: running, close: async () => undefined };
  const interrupted = new AbortController();
  const onInterrupt = () => interrupted.abort();
  process.on('SIGINT', onInterrupt).on('SIGTERM', onInterrupt);
  const stack: Stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    env: { WULOU_HOME: home },
    progress: options.say,
    signal: interrupted.signal,
    ...(options.faults === undefined ? {} : { sandboxFaults: options.faults }),
  });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= (async () => {
      await stack.stop();
      if (named === undefined && !options.keep) await removeHome(home);
      else if (named === undefined) options.say(`The home is kept: ${home}`);
    })();
    return closing;
  };
  process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  const leave = () => void close().then(() => process.exit(130));
  process.on('SIGINT', leave).on('SIGTERM', leave);
  return {
    home,
    get description() {
      return stack.description;
    },
    close,
  };
}

/** The database that DATABASE_URL names, else that of the stack that runs on the home. */
export async function databaseUrlOf(home: string | undefined): Promise<string> {
  return (await openDatabaseUrl(home)) ?? (await runningHome(home)).description.postgres.url;
}

/** As `databaseUrlOf`, but null where nothing is named and nothing runs. */
export async function openDatabaseUrl(home: string | undefined): Promise<string | null> {
  const { DATABASE_URL: url } = readEnvironment();
  return url ? url : ((await findRunningStack(homeIn(home)))?.postgres.url ?? null);
}

const homeIn = (option: string | undefined): string => namedHome(option) ?? resolve('.wulou');

/** The running stack of a home, for commands that only talk to it. */
export async function runningHome(
  option: string | undefined,
): Promise<{ home: string; description: StackDescription }> {
  const home = homeIn(option);
  const description = await findRunningStack(home);
  if (!description)
    throw new UserError(
      `Nothing runs on ${home}. Start it with \`npm start\`, or name another home with --home; for an installation of separate processes set WULOU_API_URL and WULOU_TOKEN (docs/operations.md). 该目录下没有运行中的系统。`,
    );
  return { home, description };
}
