import type { MasterKeySource } from '../config/master-keys.ts';
import { openDatabase } from '../db/database.ts';
import { type DataKeyRow, listDataKeys } from '../db/queries/keys/data-keys.ts';
import { keyUse } from '../db/queries/keys/key-use.ts';
import { whileRotating } from '../db/queries/keys/rotation.ts';
import { openKeyring } from './keyring.ts';
import { KeysRefused } from './keys-refused.ts';
import type { Rotation } from './new-data-key.ts';
import { noteMasterKeys } from './note-master-keys.ts';
import { destroyKey } from './retired-keys.ts';
import { rotateColumns } from './rotate-columns.ts';
import { type RotatedLookup, rotateLookup } from './rotate-lookup.ts';
import { rotateMaster } from './rotate-master.ts';
import { rotatePayloads } from './rotate-payloads.ts';

/** What operators do with keys, on a database that others work on meanwhile. Throws KeysRefused in words that help. */
export interface KeysDesk {
  list(): Promise<void>;
  rotate(): Promise<void>;
  rotateLookup(): Promise<void>;
  rotateMaster(): Promise<void>;
  destroy(id: string): Promise<void>;
}

export async function withKeysDesk(
  given: {
    readonly url: string;
    readonly source: MasterKeySource;
    readonly actor: string;
    readonly say: (line: string) => void;
    readonly settleMs?: number;
  },
  work: (desk: KeysDesk) => Promise<void>,
): Promise<void> {
  const { url, source, say, ...rest } = given;
  const database = openDatabase(url, 3);
  const { sql } = database;
  try {
    const keyring = await openKeyring(sql, source, { mayCreate: false });
    keyring.close();
    await noteMasterKeys(sql, keyring.masters, given.actor);
    const rotation: Rotation = { ...rest, sql, say, masters: keyring.masters };
    const alone = async (rotate: () => Promise<void>) => {
      if (!(await whileRotating(sql, rotate)))
        throw new KeysRefused(
          'rotation_running',
          'Keys are being rotated already, by another process. `npx wulou keys list` shows how far it is. 密钥轮换正在进行。',
        );
    };
    await work({
      list: async () => {
        const use = await keyUse(sql);
        for (const line of keyTable(await listDataKeys(sql), use)) say(line);
      },
      rotate: () =>
        alone(async () => {
          const { unreadable } = await rotateColumns(rotation);
          await rotatePayloads(rotation);
          if (unreadable.length > 0)
            throw new KeysRefused(
              'values_unreadable',
              `These values open with no key that is known, and stay as they are: ${unreadable.slice(0, 20).join(', ')}. See docs/runbooks/lost-key.md. 部分数据无法解密。`,
            );
        }),
      rotateLookup: () => alone(async () => requireRotated(await rotateLookup(rotation))),
      rotateMaster: () => alone(async () => void (await rotateMaster(rotation))),
      destroy: (id) => alone(() => destroyKey(rotation, id)),
    });
  } finally {
    await database.close();
  }
}

function requireRotated(rotated: RotatedLookup): void {
  if (rotated.ok) return;
  throw rotated.code === 'lists_under_way'
    ? new KeysRefused(
        'lists_under_way',
        `A list of run ${rotated.runIds.join(', ')} waits for approval or sending, and its digest holds hashes of accounts. Give the command again when it is sent; what was worked out is kept. 有清单待审批或待发送，请在发送后重试。`,
      )
    : new KeysRefused(
        'too_busy',
        'Others kept writing for ten minutes. Give the command again at a quieter time; what was worked out is kept. 系统繁忙，请稍后重试。',
      );
}

function keyTable(keys: readonly DataKeyRow[], use: ReadonlyMap<string, number>): string[] {
  const rows = keys.map((key) => [
    key.id,
    key.purpose,
    key.state === 'active' && !key.usable ? 'coming' : key.state,
    key.wrapped === null ? '-' : key.masterKeyId,
    key.createdAt.slice(0, 10),
    key.purpose === 'column' ? String(use.get(key.id) ?? 0) : '',
  ]);
  const all = [['key', 'purpose', 'state', 'master key', 'made on', 'values'], ...rows];
  const widths = all[0]?.map((_, place) => Math.max(...all.map((row) => row[place]?.length ?? 0))) ?? [];
  return all.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
