import { listDataKeys, rewrapDataKey } from '../db/queries/keys/data-keys.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';
import { wrapDataKey } from './envelope.ts';
import { openDataKey } from './keyring.ts';
import type { Rotation } from './new-data-key.ts';

/**
 * Wraps every data key with the current master key. No value is touched, so it takes no time; given twice, the second
 * time changes nothing. @returns the ids of the keys that were wrapped anew.
 */
export async function rotateMaster({ sql, masters, actor, say }: Rotation): Promise<string[]> {
  const { current, all } = masters;
  const rewrapped: string[] = [];
  await sql.begin(async (tx) => {
    for (const row of await listDataKeys(tx)) {
      if (row.wrapped === null || row.masterKeyId === current.id) continue;
      const wrapped = wrapDataKey(row, openDataKey(row, row.wrapped, all), current);
      const key = { id: row.id, before: row.wrapped, wrapped, masterKeyId: current.id };
      if (await rewrapDataKey(tx, key)) rewrapped.push(row.id);
    }
    if (rewrapped.length > 0)
      await auditKeys(tx, actor, 'master_key_rotated', `master-key/${current.id}`, {
        dataKeys: rewrapped.join(','),
      });
  });
  say(
    rewrapped.length === 0
      ? `Every data key is wrapped with ${current.id} already`
      : `Wrapped with ${current.id}: ${rewrapped.join(', ')}. Other master keys are needed no more, unless a back-up of the database is restored.`,
  );
  return rewrapped;
}
