import { homedir } from 'node:os';
import { join } from 'node:path';

/** What only processes of ours with private data or log-ins need to know. No other inherits it. */
export const secretVariables = [
  'WULOU_KEYS',
  'WULOU_MASTER_KEY',
  'WULOU_MASTER_KEY_COMMAND',
  'WULOU_OIDC_CLIENT_SECRET',
  'WULOU_ARCHIVE_S3_SECRET_ACCESS_KEY',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_CLIENT_KEY_DATA',
] as const;

/** An environment without its secrets. */
export const withoutSecrets = (env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !secretVariables.some((secret) => secret === name)),
  );

/** What the stack reads of the environment. `all` is handed on to the processes it starts. */
export interface StackEnvironment {
  readonly all: Record<string, string>;
  readonly path: string;
  /** Where Wulou keeps programs that it fetched or built: shared by every home of this user. */
  readonly cacheFolder: string;
  readonly databaseUrl: string | null;
  readonly temporalAddress: string | null;
  readonly temporalNamespace: string;
  readonly temporalCli: string | null;
}

/** The environment with `extra` laid over it. An empty value counts as not set. */
export function readStackEnvironment(
  extra: Record<string, string> = {},
  source: NodeJS.ProcessEnv = process.env,
): StackEnvironment {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...source, ...extra })) if (value) all[name] = value;
  return {
    all,
    path: all.PATH ?? '',
    cacheFolder: join(all.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wulou'),
    databaseUrl: all.DATABASE_URL ?? null,
    temporalAddress: all.TEMPORAL_ADDRESS ?? null,
    temporalNamespace: all.TEMPORAL_NAMESPACE ?? 'default',
    temporalCli: all.WULOU_TEMPORAL_CLI ?? null,
  };
}
