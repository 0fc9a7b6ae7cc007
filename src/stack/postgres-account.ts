import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The OS user that runs PostgreSQL, where that is not the user of this process. */
export interface OsAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Tried in this order; the last one is made if none exists. */
const accountNames = ['postgres', 'wulou'] as const;

/**
 * PostgreSQL refuses to run as root. Returns null for "as oneself" (not root), else the owner of the existing data,
 * else the system's `postgres` user, else a system user `wulou`, made here.
 */
export function databaseAccount(dataFolder: string | null): OsAccount | null {
  if (process.getuid?.() !== 0) return null;
  const owner = dataFolder ? statSync(dataFolder, { throwIfNoEntry: false }) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of accountNames) {
    const found = findAccount(name);
    if (found) return found;
  }
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    'wulou',
  ]);
  const account = findAccount('wulou');
  if (account) return account;
  const reason = made.error ? 'there is no useradd command' : made.stderr.toString('utf8').trim();
  throw new Error(
    `PostgreSQL does not run as root, and no system user for it could be made (${reason}). ` +
      'Make one (`useradd --system postgres`), or start Wulou as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** True if a process of this account can do what the shell script does (exit code 0). */
export function accountCan(account: OsAccount | null, script: string, args: readonly string[]): boolean {
  // Only a real try counts: modes, ACLs, mount options and closed parent folders all have their say.
  const tried = spawnSync('/bin/sh', ['-c', script, 'sh', ...args], {
    cwd: '/',
    stdio: 'ignore',
    ...account,
  });
  return tried.status === 0;
}

function findAccount(name: string): OsAccount | null {
  const [uid, gid] = ['-u', '-g'].map((what) => {
    const asked = spawnSync('id', [what, name], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout.trim()) : 0;
  });
  return uid && gid ? { uid, gid } : null;
}
