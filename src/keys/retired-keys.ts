import { listDataKeys } from '../db/queries/keys/data-keys.ts';
import { keyUse } from '../db/queries/keys/key-use.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';
import { KeysRefused } from './keys-refused.ts';
import type { Rotation } from './new-data-key.ts';

const keptMs = 86_400_000;

/**
 * Destroys a retired key: what is still under it, in a back-up too, is never read again. Refused while it is young or
 * any value is under it, and always of a key of Temporal's payloads: nobody can say where all histories are.
 */
export async function destroyKey({ sql, actor, say }: Rotation, id: string): Promise<void> {
  const key = (await listDataKeys(sql)).find((row) => row.id === id);
  if (key?.purpose === 'payload')
    throw new KeysRefused(
      'key_in_use',
      `The data key ${id} is one of Temporal's payloads: histories are under it, wherever they are kept. 该密钥用于流程历史，不可销毁。`,
    );
  if (key?.state !== 'retired' || key.retiredAt === null)
    throw new KeysRefused(
      'key_in_use',
      `The data key ${id} is not retired. See \`npx wulou keys list\`. 密钥尚未停用。`,
    );
  if (Date.now() - Date.parse(key.retiredAt) < keptMs)
    throw new KeysRefused(
      'key_in_use',
      `The data key ${id} was retired less than a day ago: something that was begun before may still bring a value. 停用不满一天。`,
    );
  const values = (await keyUse(sql)).get(id) ?? 0;
  if (values > 0)
    throw new KeysRefused(
      'key_in_use',
      `${values} values are under the data key ${id}: run \`npx wulou keys rotate\`. 仍有数据使用该密钥。`,
    );
  await sql.begin(async (tx) => {
    await tx`update identity.data_keys set state = 'destroyed', wrapped = null where id = ${id} and state = 'retired'`;
    await auditKeys(tx, actor, 'data_key_destroyed', `data-key/${id}`);
  });
  say(`The data key ${id} is destroyed.`);
}
