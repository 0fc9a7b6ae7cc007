import { createPrivateData, type PrivateData } from '../../src/db/private-data.ts';
import type { PayloadKeys } from '../../src/keys/keyring.ts';

/** Private data under one key that two processes of a test share: 32 bytes. */
export function privateDataUnder(key: Buffer): PrivateData {
  const ring = { current: 'k1', keys: { k1: key }, lookup: { id: 'l1', key } };
  return createPrivateData({
    ring: () => ring,
    refresh: async () => undefined,
    onUnknownKey: () => undefined,
  });
}

/** The same for what goes through Temporal. */
export function payloadKeysUnder(key: Buffer): PayloadKeys {
  const current = { id: 'p1', key };
  return { current: () => current, find: async (id) => (id === current.id ? current : null) };
}
