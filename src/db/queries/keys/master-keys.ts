import type { Transaction } from '../../database.ts';

export interface SeenMasterKey {
  readonly id: string;
  readonly madeForTrying: boolean;
}

/** @returns those of the keys that no process on this database had before. */
export async function addMasterKeys(
  tx: Transaction,
  keys: readonly SeenMasterKey[],
): Promise<SeenMasterKey[]> {
  return tx<SeenMasterKey[]>`
    insert into identity.master_keys (id, made_for_trying)
    select * from unnest(${keys.map(({ id }) => id)}::text[], ${keys.map(({ madeForTrying }) => String(madeForTrying))}::text[]::boolean[])
    on conflict (id) do nothing returning id, made_for_trying as "madeForTrying"`;
}

/** Of these ids, those that were for trying until now are real ones from here on. @returns them. */
export async function adoptMasterKeys(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update identity.master_keys set made_for_trying = false
    where id = any(${[...ids]}::text[]) and made_for_trying returning id`;
  return rows.map(({ id }) => id);
}
