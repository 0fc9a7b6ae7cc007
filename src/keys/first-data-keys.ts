import { randomBytes } from 'node:crypto';
import type { MasterKeys } from '../config/master-keys.ts';
import type { Transaction } from '../db/database.ts';
import { addDataKey, type KeyPurpose, type KeyState } from '../db/queries/keys/data-keys.ts';
import { anyEncryptedValue } from '../db/queries/keys/key-use.ts';
import { formerDataKey, wrapDataKey } from './envelope.ts';
import { KeysRefused } from './keys-refused.ts';

/** The first key of Temporal's payloads: of a new database, and of one of before payloads were encrypted. */
export async function addFirstPayloadKey(tx: Transaction, { current }: MasterKeys): Promise<void> {
  const key = { id: 'p1', purpose: 'payload' } as const;
  const wrapped = wrapDataKey(key, randomBytes(32), current);
  await addDataKey(tx, { ...key, wrapped, masterKeyId: current.id, state: 'active', usableInMs: 0 });
}

/**
 * The first data keys of a database. A home of before the envelope keeps its keys, byte for byte: what they encrypted
 * stays readable, and what they hashed is found. Anything else gets fresh ones, unless there is data already, of which
 * the keys are gone.
 */
export async function addFirstDataKeys(tx: Transaction, masters: MasterKeys): Promise<void> {
  const { former, current } = masters;
  const add = async (id: string, purpose: KeyPurpose, key: Buffer, state: KeyState = 'active') => {
    const wrapped = wrapDataKey({ id, purpose }, key, current);
    await addDataKey(tx, { id, purpose, wrapped, masterKeyId: current.id, state, usableInMs: 0 });
  };
  if (former) {
    // Only the current one is written with: two would be a rotation that was not finished.
    for (const [id, key] of Object.entries(former.keys))
      await add(id, 'column', formerDataKey(key, 'column'), id === former.current ? 'active' : 'retired');
    await tx`update identity.data_keys set retired_at = now() where state = 'retired'`;
    await add('l1', 'lookup', formerDataKey(former.lookup, 'lookup'));
    return;
  }
  if (await anyEncryptedValue(tx))
    throw new KeysRefused(
      'keys_lost',
      'The database holds encrypted data, and neither data keys nor the key file that they come from. Restore the key file (WULOU_KEYS, else `keys` in the home) from a back-up; see docs/runbooks/lost-key.md. 密钥文件缺失，请从备份恢复。',
    );
  await add('k1', 'column', randomBytes(32));
  await add('l1', 'lookup', randomBytes(32));
}
