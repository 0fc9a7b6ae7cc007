import { auditKeys, retireKeys } from '../db/queries/keys/rotation.ts';
import { newDataKey, type Rotation, untilUsedEverywhere } from './new-data-key.ts';

/**
 * Puts a new key of Temporal's payloads in force. Histories are never written again, so what is under the old ones stays
 * there, and they stay: retired keys are read with, and none of them is ever destroyed.
 */
export async function rotatePayloads(
  rotation: Rotation,
): Promise<{ readonly keyId: string; readonly retired: readonly string[] }> {
  const { sql, say, actor } = rotation;
  const keyId = await newDataKey(rotation, 'payload');
  await untilUsedEverywhere(rotation, keyId);
  const retired = await sql.begin(async (tx) => {
    const ids = await retireKeys(tx, 'payload', keyId);
    await auditKeys(tx, actor, 'payload_key_rotated', `data-key/${keyId}`, { retired: ids.join(',') });
    return ids;
  });
  say(`New payloads are under ${keyId}; retired, and kept for histories: ${retired.join(', ') || 'none'}`);
  return { keyId, retired };
}
