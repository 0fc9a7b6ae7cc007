import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openFolder, outsideDataFolder, writeFileAtomically } from './home.ts';
import { accountCan, type OsAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive, listProcesses } from './processes.ts';

/** The database's superuser and the name of the database. */
export const databaseName = 'wulou';

export function insideDataFolder(home: string): string {
  return join(home, 'postgres');
}

/** Where the data of this home lies already, or null before the first start. */
export function existingDataFolder(home: string): string | null {
  const folders = [join(outsideDataFolder(home), 'postgres'), insideDataFolder(home)];
  return folders.find((folder) => existsSync(join(folder, 'PG_VERSION'))) ?? null;
}

/** The superuser's password, made at the first start. HOME/postgres-password, mode 0600. */
export function databasePassword(home: string): string {
  const path = join(home, 'postgres-password');
  if (!existsSync(path)) writeFileAtomically(path, `${randomBytes(24).toString('hex')}\n`);
  return readFileSync(path, 'utf8').trim();
}

/** Data outside the home whose home was deleted: its password is gone, so it is set aside, never deleted. */
export function setOrphanedDataAside(home: string, progress: (line: string) => void): void {
  const outside = outsideDataFolder(home);
  if (!existsSync(outside) || existsSync(join(home, 'postgres-password'))) return;
  const aside = `${outside}-orphaned-${new Date().toISOString().replaceAll(':', '')}`;
  renameSync(outside, aside);
  progress(
    `The home ${home} is new, and a database of a deleted home of the same name was found: it is kept as ${aside}`,
  );
}

/** Makes the database's files and returns their folder. Interrupted half-way, it begins anew the next time. */
export async function initialiseData(
  home: string,
  binaries: PostgresBinaries,
  account: OsAccount | null,
): Promise<string> {
  const inside = insideDataFolder(home);
  let folder = inside;
  makeDraft(inside, account);
  if (account && !accountCan(account, 'cd "$1" && [ -w . ]', [`${inside}.new`])) {
    rmSync(`${inside}.new`, { recursive: true });
    folder = join(outsideDataFolder(home), 'postgres');
    mkdirSync(openFolder, { recursive: true, mode: 0o755 });
    mkdirSync(outsideDataFolder(home), { recursive: true, mode: 0o711 });
    makeDraft(folder, account);
    writeFileSync(
      join(home, 'postgres-data.txt'),
      `The database's own user cannot reach this folder, so the database lies in\n${folder}\n`,
      { mode: 0o600 },
    );
  }
  await runInitdb(`${folder}.new`, databasePassword(home), binaries, account);
  renameSync(`${folder}.new`, folder);
  return folder;
}

/**
 * After a restart of the machine or the container the process id in postmaster.pid may belong to anything, and
 * PostgreSQL then refuses to start. The file goes if that process lives and is no PostgreSQL on this data; while it is
 * dead, PostgreSQL clears up by itself and with more care.
 */
export function clearForeignPidFile(dataFolder: string): void {
  const path = join(dataFolder, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || !isAlive(pid)) return;
  const command = listProcesses().find((running) => running.pid === pid)?.command ?? '';
  if (!command.includes(dataFolder)) rmSync(path);
}

function makeDraft(folder: string, account: OsAccount | null): void {
  rmSync(`${folder}.new`, { recursive: true, force: true });
  mkdirSync(`${folder}.new`, { mode: 0o700 });
  if (account) chownSync(`${folder}.new`, account.uid, account.gid);
}

async function runInitdb(
  folder: string,
  password: string,
  binaries: PostgresBinaries,
  account: OsAccount | null,
): Promise<void> {
  // Beside the data and not in it, which must be empty. initdb reads the password from a file only.
  const passwordFile = `${folder}-password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const args = [
    '-D',
    folder,
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--username=${databaseName}`,
    `--pwfile=${passwordFile}`,
  ];
  try {
    await promisify(execFile)(binaries.initdb, args, { cwd: '/', ...account });
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? '').trim() || (error as Error).message;
    throw new Error(`The database could not be made in ${folder}: ${said}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  chmodSync(folder, 0o700);
}
