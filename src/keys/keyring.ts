import {
  type MasterKey,
  type MasterKeySource,
  type MasterKeys,
  readMasterKeys,
} from '../config/master-keys.ts';
import type { Sql, Transaction } from '../db/database.ts';
import { createPrivateData, type KeyRing, type PrivateData } from '../db/private-data.ts';
import { type DataKeyRow, listDataKeys } from '../db/queries/keys/data-keys.ts';
import { must } from '../domain/assert.ts';
import { unwrapDataKey } from './envelope.ts';
import { addFirstDataKeys, addFirstPayloadKey } from './first-data-keys.ts';
import { KeysRefused } from './keys-refused.ts';

/** How often a process reads the data keys again: a new one is written with only after several times that. */
export const keysReadEveryMs = 4_000;
/** Any number that is ours alone: whoever makes the first data keys holds this advisory lock. */
const firstKeysLock = 5_403_770;

/** A data key of Temporal's payloads: 32 bytes. */
export interface PayloadKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface PayloadKeys {
  /** The one that is written with. */
  current(): PayloadKey;
  /** Also one that another process has just made. Null where there is none of that id. */
  find(id: string): Promise<PayloadKey | null>;
}

export interface Keyring {
  readonly privateData: PrivateData;
  readonly payloadKeys: PayloadKeys;
  readonly masters: MasterKeys;
  /** Ends the reading of keys; what was read goes on to serve. */
  close(): void;
}

/**
 * The data keys of this database, kept fresh while the process runs. The first process on a database makes them; any
 * number may start at once. Throws KeysRefused where the master keys do not fit.
 * @param onFault hears of a reading that failed; the next one comes all the same.
 */
export async function openKeyring(
  sql: Sql,
  source: MasterKeySource,
  options: { readonly mayCreate: boolean; readonly onFault?: (error: unknown) => void },
): Promise<Keyring> {
  const first = await listDataKeys(sql);
  const masters = readMasterKeys(source, options.mayCreate && first.length === 0);
  if (!masters) throw noMasterKey(first.length > 0);
  const rows = first.some(({ purpose }) => purpose === 'payload') ? first : await makeFirst(sql, masters);
  // A key stays the same while its wrapping changes: what was opened once needs no master key again.
  const opened = new Map<string, Buffer>();
  let ring = ringOf(rows, masters.all, opened);
  let payloads = payloadRingOf(rows, masters.all, opened);
  const refresh = async (over: Sql | Transaction) => {
    const again = await listDataKeys(over);
    ring = ringOf(again, masters.all, opened);
    payloads = payloadRingOf(again, masters.all, opened);
  };
  let reading: Promise<void> | null = null;
  const readOnce = () => {
    reading ??= refresh(sql).finally(() => {
      reading = null;
    });
    return reading;
  };
  const readAgain = () => {
    if (!reading) readOnce().catch((error: unknown) => options.onFault?.(error));
  };
  const timer = setInterval(readAgain, keysReadEveryMs);
  timer.unref();
  return {
    privateData: createPrivateData({ ring: () => ring, refresh, onUnknownKey: readAgain }),
    payloadKeys: {
      current: () => payloads.current,
      async find(id) {
        if (!payloads.all.has(id)) await readOnce();
        return payloads.all.get(id) ?? null;
      },
    },
    masters,
    close: () => clearInterval(timer),
  };
}

async function makeFirst(sql: Sql, masters: MasterKeys): Promise<DataKeyRow[]> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${firstKeysLock})`;
    const keys = await listDataKeys(tx);
    if (keys.length === 0) await addFirstDataKeys(tx, masters);
    if (!keys.some(({ purpose }) => purpose === 'payload')) await addFirstPayloadKey(tx, masters);
    return listDataKeys(tx);
  });
}

/**
 * Unwraps the data keys that are not among the opened ones yet, and adds them to these. Throws KeysRefused where a
 * master key is missing or another one.
 */
export function ringOf(
  rows: readonly DataKeyRow[],
  masters: readonly MasterKey[],
  opened = new Map<string, Buffer>(),
): KeyRing {
  const keys = openedKeys(rows, masters, opened);
  const columns = keys.filter(({ purpose }) => purpose === 'column');
  const lookup = keys.find(({ purpose, state }) => purpose === 'lookup' && state === 'active');
  const { id, key } = must(lookup, 'a look-up key');
  return {
    current: must(columns.filter(isWrittenWith).at(-1), 'a data key to write with').id,
    keys: Object.fromEntries(columns.map((column) => [column.id, column.key])),
    lookup: { id, key },
  };
}

function payloadRingOf(
  rows: readonly DataKeyRow[],
  masters: readonly MasterKey[],
  opened: Map<string, Buffer>,
): { readonly current: PayloadKey; readonly all: ReadonlyMap<string, PayloadKey> } {
  const keys = openedKeys(rows, masters, opened).filter(({ purpose }) => purpose === 'payload');
  return {
    current: must(keys.filter(isWrittenWith).at(-1), 'a payload key to write with'),
    all: new Map(keys.map(({ id, key }) => [id, { id, key }])),
  };
}

const isWrittenWith = ({ state, usable }: DataKeyRow): boolean => state === 'active' && usable;

function openedKeys(
  rows: readonly DataKeyRow[],
  masters: readonly MasterKey[],
  opened: Map<string, Buffer>,
): (DataKeyRow & { readonly key: Buffer })[] {
  return rows.flatMap((row) => {
    if (row.wrapped === null) return [];
    const key = opened.get(row.id) ?? openDataKey(row, row.wrapped, masters);
    opened.set(row.id, key);
    return [{ ...row, key }];
  });
}

/** Unwraps one data key. Throws KeysRefused where its master key is missing or another one. */
export function openDataKey(row: DataKeyRow, wrapped: Buffer, masters: readonly MasterKey[]): Buffer {
  const master = masters.find(({ id }) => id === row.masterKeyId);
  const key = master && unwrapDataKey(row, wrapped, master);
  if (key) return key;
  throw new KeysRefused(
    'master_key_unknown',
    `The data key ${row.id} is wrapped with the master key ${row.masterKeyId}, which is ${master ? 'another one here' : 'not known here'}. Restore it to the key file, to WULOU_MASTER_KEY or to WULOU_MASTER_KEY_COMMAND; see docs/runbooks/lost-key.md. 主密钥缺失或不符，请恢复后再启动。`,
  );
}

function noMasterKey(hasDataKeys: boolean): KeysRefused {
  return hasDataKeys
    ? new KeysRefused(
        'master_key_missing',
        'The data keys of this database are wrapped with a master key, and there is none here. Restore the key file, or set WULOU_MASTER_KEY or WULOU_MASTER_KEY_COMMAND; see docs/runbooks/lost-key.md. 缺少主密钥，请恢复后再启动。',
      )
    : new KeysRefused(
        'master_key_missing',
        'There is no master key. Make one with `npx wulou keys create --out FILE` and name it with WULOU_KEYS, or set WULOU_MASTER_KEY or WULOU_MASTER_KEY_COMMAND. 缺少主密钥，请先创建。',
      );
}
