import { createPrivateData, type PrivateData } from '../../src/db/private-data.ts';

/** Private data under one key that two processes of a test share: 32 bytes. */
export function privateDataUnder(key: Buffer): PrivateData {
  const ring = { current: 'k1', keys: { k1: key }, lookup: { id: 'l1', key } };
  return createPrivateData({
    ring: () => ring,
    refresh: async () => undefined,
    onUnknownKey: () => undefined,
  });
}
