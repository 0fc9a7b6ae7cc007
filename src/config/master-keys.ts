import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Environment, homeOf } from './environment.ts';
import {
  createKeyFile,
  isMadeForTrying,
  type KeyFile,
  type MasterKeysText,
  parseMasterKeys,
  readKeyFile,
} from './key-file.ts';

/** A key that wraps data keys. It lies in a file, in the environment or behind a command, never in the database. */
export interface MasterKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
  readonly isDemo: boolean;
}

/** The keys of a file of before data keys lay in the database: they encrypted values themselves. */
export interface FormerKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
  readonly lookup: Buffer;
}

export interface MasterKeys {
  /** New data keys are wrapped with this one. */
  readonly current: MasterKey;
  readonly all: readonly MasterKey[];
  readonly former: FormerKeys | null;
}

/** Where master keys come from. Several places at once are for changing from one to another. */
export interface MasterKeySource {
  readonly path: string;
  readonly value: string | null;
  readonly command: string | null;
}

const commandTimeoutMs = 15_000;

export function masterKeySource(environment: Environment): MasterKeySource {
  return {
    path: environment.WULOU_KEYS || join(homeOf(environment), 'keys'),
    value: environment.WULOU_MASTER_KEY || null,
    command: environment.WULOU_MASTER_KEY_COMMAND || null,
  };
}

/**
 * Reads the master keys once. The current one is the command's, else the environment's, else the file's.
 * @param mayCreate whether to make a key file for trying where no place names a key. @returns null where there is none.
 */
export function readMasterKeys(source: MasterKeySource, mayCreate: boolean): MasterKeys | null {
  const outside = [
    ...(source.command === null ? [] : [ofText(runKeyCommand(source.command), 'WULOU_MASTER_KEY_COMMAND')]),
    ...(source.value === null ? [] : [ofText(source.value, 'WULOU_MASTER_KEY')]),
  ];
  if (outside.length === 0 && mayCreate) createKeyFile(source.path, { id: 'm1', demo: true });
  const file = readKeyFile(source.path);
  const places = [...outside, ...(file ? [file.text] : [])];
  const known = new Map<string, MasterKey>();
  for (const text of places)
    for (const [id, hex] of Object.entries(text.keys)) {
      const bytes = Buffer.from(hex, 'hex');
      const before = known.get(id);
      if (before && !before.bytes.equals(bytes))
        throw new Error(
          `Two places give different master keys under the id ${id}: name one of them otherwise. 主密钥编号重复。`,
        );
      if (!before) known.set(id, { id, bytes, isDemo: isMadeForTrying(text) });
    }
  const current = known.get(places[0]?.current ?? '');
  return current ? { current, all: [...known.values()], former: file && formerKeys(file) } : null;
}

function formerKeys({ text }: KeyFile): FormerKeys | null {
  if (text.lookup === undefined) return null;
  return {
    current: text.current,
    keys: Object.fromEntries(Object.entries(text.keys).map(([id, hex]) => [id, Buffer.from(hex, 'hex')])),
    lookup: Buffer.from(text.lookup, 'hex'),
  };
}

/** One key as 64 hex digits, named for its own digest; or several as in a key file. */
function ofText(text: string, place: string): MasterKeysText {
  const written = text.trim();
  if (/^[0-9a-f]{64}$/i.test(written)) {
    const hex = written.toLowerCase();
    const id = `m-${createHash('sha256').update(`wulou/master-key/${hex}`).digest('hex').slice(0, 8)}`;
    return { current: id, keys: { [id]: hex } };
  }
  const parsed = parseMasterKeys(written);
  if (!parsed)
    throw new Error(
      `${place} gives no master key: it must be 64 hex digits (32 bytes), or JSON {current, keys: {ID: 64 hex digits}}. 主密钥格式有误。`,
    );
  return parsed;
}

/**
 * Runs a command that prints the master key, for a vault, a KMS or an HSM. No shell reads it: the words are separated
 * by spaces, or it is a JSON array of words. What it prints is shown nowhere.
 */
export function runKeyCommand(command: string, timeoutMs = commandTimeoutMs): string {
  const [program, ...args] = wordsOf(command);
  if (program === undefined) throw new Error('WULOU_MASTER_KEY_COMMAND is empty.');
  const done = spawnSync(program, args, {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: 65_536,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  const code = (done.error as NodeJS.ErrnoException | undefined)?.code;
  if (done.error || done.status !== 0) {
    const why =
      code === 'ETIMEDOUT'
        ? `did not answer within ${timeoutMs / 1_000} s`
        : code === 'ENOENT'
          ? 'was not found'
          : code !== undefined
            ? `could not be run (${code})`
            : `ended with ${done.signal ?? `exit code ${done.status}`}`;
    throw new Error(
      `WULOU_MASTER_KEY_COMMAND: ${program} ${why}. Run it by hand to see why; it must print the key and exit with 0. 主密钥命令执行失败。`,
    );
  }
  return done.stdout;
}

function wordsOf(command: string): string[] {
  const written = command.trim();
  if (!written.startsWith('[')) return written.split(/\s+/).filter((word) => word !== '');
  let words: unknown;
  try {
    words = JSON.parse(written);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string'))
    throw new Error('WULOU_MASTER_KEY_COMMAND is no JSON array of words: write ["program", "argument"].');
  return words;
}
