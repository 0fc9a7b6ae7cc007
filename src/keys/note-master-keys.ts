import type { MasterKeys } from '../config/master-keys.ts';
import type { Sql } from '../db/database.ts';
import { addMasterKeys, adoptMasterKeys } from '../db/queries/keys/master-keys.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';

/**
 * Puts into the trail that a master key is here for the first time, and that one that was made for trying counts as a
 * real one. A key file, a vault and the environment know no database, so whoever opens the keys of one says it: once
 * per key, however many processes start.
 */
export async function noteMasterKeys(sql: Sql, { all }: MasterKeys, actor: string): Promise<void> {
  const keys = all.map(({ id, isDemo }) => ({ id, madeForTrying: isDemo }));
  const real = keys.filter(({ madeForTrying }) => !madeForTrying).map(({ id }) => id);
  await sql.begin(async (tx) => {
    for (const { id, madeForTrying } of await addMasterKeys(tx, keys))
      await auditKeys(tx, actor, 'master_key_added', `master-key/${id}`, {
        madeForTrying: String(madeForTrying),
      });
    for (const id of await adoptMasterKeys(tx, real))
      await auditKeys(tx, actor, 'master_key_adopted', `master-key/${id}`);
  });
}
