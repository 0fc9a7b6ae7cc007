import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type HomeLock, lockHome } from './home-lock.ts';
import { clearForeignPidFile, existingDataFolder } from './postgres-data.ts';
import { isAlive } from './processes.ts';

/*
 * A back-up is one compressed archive of a home that stands still: the files of PostgreSQL and of Temporal, the
 * sandbox's ledger, and what opens the home. Nothing runs meanwhile, so all of it is of one moment.
 */

export const manifestName = 'wulou-backup.json';
export const manifestSchema = z.object({
  form: z.literal('wulou-backup/1'),
  /** ISO 8601: the moment that a restored home is brought back to. */
  at: z.iso.datetime(),
  home: z.string(),
  postgres: z.string(),
  withKeys: z.boolean(),
});
export type BackUpManifest = z.infer<typeof manifestSchema>;

/** Of the home, besides the database: logs, locks and what can be made anew stay out. */
export const kept = /^(temporal\.db(-wal|-shm)?|sandbox|postgres-password|credentials\.json|people\.json)$/;

export interface BackUp {
  readonly manifest: BackUpManifest;
  readonly bytes: number;
  /** Of the file, 64 hex digits. */
  readonly sha256: string;
}

/**
 * Writes the back-up of a home that nothing runs on. Throws HomeInUse where something does, and an Error that says
 * what to do where it cannot be written.
 * @param withKeys the key file too: whoever has such a back-up reads everything.
 */
export async function backUp(
  given: string,
  out: string,
  { withKeys }: { readonly withKeys: boolean },
): Promise<BackUp> {
  if (!existsSync(given)) throw new Error(`There is no home ${resolve(given)}. 目录不存在。`);
  const home = realpathSync(given);
  return whileLocked(home, async () => {
    const data = existingDataFolder(home);
    if (!data)
      throw new Error(
        `There is no database in ${home}: a PostgreSQL of your own is backed up by its own means. 该目录下没有内嵌数据库。`,
      );
    requireStill(data);
    if (existsSync(out)) throw new Error(`${out} exists already and was not touched. 文件已存在，未作改动。`);
    const manifest: BackUpManifest = {
      form: 'wulou-backup/1',
      at: new Date().toISOString(),
      home,
      postgres: readFileSync(join(data, 'PG_VERSION'), 'utf8').trim(),
      withKeys: withKeys && existsSync(join(home, 'keys')),
    };
    const scratch = mkdtempSync(join(home, 'backing-up-'));
    const draft = `${resolve(out)}.${process.pid}.new`;
    try {
      writeFileSync(join(scratch, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
      const names = readdirSync(home).filter((name) => kept.test(name));
      const parts = ['-C', scratch, manifestName, '-C', dirname(data), basename(data), '-C', home, ...names];
      if (manifest.withKeys) parts.push('keys');
      const file = openSync(draft, 'wx', 0o600);
      try {
        await tar(['-czf', '-', '--exclude', 'postgres/postmaster.pid', ...parts], file);
      } finally {
        closeSync(file);
      }
      const whole = await digestOf(draft);
      renameSync(draft, out);
      return { manifest, ...whole };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
      rmSync(draft, { force: true });
    }
  });
}

export async function whileLocked<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock: HomeLock = lockHome(home);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** A server whose supervisor was killed may still be ending. */
function requireStill(dataFolder: string): void {
  clearForeignPidFile(dataFolder);
  const path = join(dataFolder, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && isAlive(pid))
    throw new Error(
      `The database is still running (process ${pid}). Stop it, or start and stop the home once. 数据库仍在运行。`,
    );
}

export async function tar(args: readonly string[], stdout: number | 'ignore'): Promise<void> {
  const child = spawn('tar', args, { stdio: ['ignore', stdout, 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  try {
    const [code] = await ended;
    if (code !== 0) throw new Error(`tar ended with ${code}: ${said.trim()}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('There is no `tar` command on this machine: install one. 缺少 tar 命令。');
    throw error;
  }
}

async function digestOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}
