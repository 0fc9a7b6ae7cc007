import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, type Sql } from '../db/database.ts';
import { afterRestore } from '../db/queries/after-restore.ts';
import { type BackUpManifest, kept, manifestName, manifestSchema, tar, whileLocked } from './back-up.ts';
import { openFolder, outsideDataFolder, prepareHome, removeHome, writeFileAtomically } from './home.ts';
import { choosePorts } from './ports.ts';
import { accountCan, databaseAccount } from './postgres-account.ts';
import { insideDataFolder } from './postgres-data.ts';
import { databaseUrl, planPostgres } from './postgres-part.ts';
import { supervisePart } from './supervised-part.ts';

export interface RestoreOptions {
  /** Who restores, for the trail. */
  readonly actor: string;
  /** A home whose sandbox is taken in place of that in the back-up: the outside world was not set back with us. */
  readonly sandboxOf: string | null;
  readonly env: Record<string, string>;
  readonly progress: (line: string) => void;
}

/**
 * Restores a back-up into a home that is new or empty, and starts its database once: what it gives out from then on bears
 * numbers that the time since the back-up cannot have had. @returns what the back-up says of itself.
 */
export async function restoreHome(
  file: string,
  given: string,
  options: RestoreOptions,
): Promise<BackUpManifest> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}. 文件不存在。`);
  if (existsSync(given) && readdirSync(given).length > 0)
    throw new Error(
      `${resolve(given)} is not empty and was not touched: name a new home. 目录非空，未作改动。`,
    );
  const home = prepareHome(given);
  try {
    return await whileLocked(home, () => restoreInto(home, file, options));
  } catch (error) {
    await removeHome(home);
    throw error;
  }
}

async function restoreInto(home: string, file: string, options: RestoreOptions): Promise<BackUpManifest> {
  const draft = mkdtempSync(join(home, 'restoring-'));
  try {
    await tar(['-xzf', resolve(file), '-C', draft], 'ignore');
    const manifest = readManifest(draft, file);
    placeDatabase(home, join(draft, 'postgres'));
    rmSync(join(home, 'sandbox'), { recursive: true, force: true });
    for (const name of readdirSync(draft))
      if (kept.test(name) || (name === 'keys' && manifest.withKeys))
        renameSync(join(draft, name), join(home, name));
    if (options.sandboxOf !== null) takeSandbox(options.sandboxOf, home);
    await onDatabase(home, options, (sql) => afterRestore(sql, options.actor, manifest.at));
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function readManifest(folder: string, file: string): BackUpManifest {
  const path = join(folder, manifestName);
  const manifest = existsSync(path) ? manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : null;
  if (!manifest?.success || !existsSync(join(folder, 'postgres', 'PG_VERSION')))
    throw new Error(`${file} is no back-up of Wulou. 不是 Wulou 备份文件。`);
  return manifest.data;
}

/** Where the database's own user can reach it, as at the first start of a home. */
function placeDatabase(home: string, unpacked: string): void {
  const account = databaseAccount(null);
  let folder = insideDataFolder(home);
  if (account) {
    const owner = `${account.uid}:${account.gid}`;
    const given = spawnSync('chown', ['-R', owner, unpacked]);
    if (given.status !== 0) throw new Error(`The database in ${unpacked} could not be given to its user.`);
  }
  renameSync(unpacked, folder);
  chmodSync(folder, 0o700);
  if (!account || accountCan(account, 'cd "$1" && [ -w . ]', [folder])) return;
  mkdirSync(openFolder, { recursive: true, mode: 0o755 });
  mkdirSync(outsideDataFolder(home), { recursive: true, mode: 0o711 });
  const outside = join(outsideDataFolder(home), 'postgres');
  const moved = spawnSync('mv', [folder, outside]);
  if (moved.status !== 0) throw new Error(`The database could not be moved to ${outside}.`);
  folder = outside;
  writeFileAtomically(
    join(home, 'postgres-data.txt'),
    `The database's own user cannot reach this folder, so the database lies in\n${folder}\n`,
  );
}

function takeSandbox(from: string, home: string): void {
  const source = join(resolve(from), 'sandbox');
  if (!existsSync(source))
    throw new Error(`There is no sandbox in ${resolve(from)}. 找不到模拟外部环境的数据。`);
  rmSync(join(home, 'sandbox'), { recursive: true, force: true });
  cpSync(source, join(home, 'sandbox'), { recursive: true });
}

async function onDatabase(
  home: string,
  { env, progress }: RestoreOptions,
  work: (sql: Sql) => Promise<void>,
): Promise<void> {
  const quiet = () => undefined;
  const ports = await choosePorts(
    home,
    { api: 0, temporal: 0, temporalUi: 0, sandbox: 0, postgres: 0 },
    quiet,
  );
  const server = supervisePart(await planPostgres(home, ports, env, progress), quiet, progress);
  try {
    await server.up;
    const database = openDatabase(databaseUrl(home, ports.postgres), 1);
    try {
      await work(database.sql);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}
