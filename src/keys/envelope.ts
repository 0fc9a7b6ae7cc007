import { hkdfSync } from 'node:crypto';
import type { MasterKey } from '../config/master-keys.ts';
import { assert } from '../domain/assert.ts';
import { seal, unseal } from './sealing.ts';

/** Which data key a wrapping is of: it does not open as another one. */
export interface Wrapped {
  readonly id: string;
  readonly purpose: string;
  readonly masterKeyId: string;
}

/** A data key under a master key: nonce, tag, ciphertext. @param dataKey 32 bytes. */
export function wrapDataKey(key: Omit<Wrapped, 'masterKeyId'>, dataKey: Buffer, master: MasterKey): Buffer {
  assert(dataKey.length === 32, 'a data key has 32 bytes');
  return seal(wrappingKey(master), dataKey, bindingOf({ ...key, masterKeyId: master.id }));
}

/** @returns null where the master key is not the one that wrapped it, or the wrapping was tampered with. */
export function unwrapDataKey(key: Wrapped, wrapped: Buffer, master: MasterKey): Buffer | null {
  return unseal(wrappingKey(master), wrapped, bindingOf(key));
}

/** What data keys of before the envelope were: derived from the keys of the key file. */
export function formerDataKey(master: Buffer, purpose: string): Buffer {
  return derive(master, `wulou/${purpose}`);
}

/** What the key that seals the trail is made of: 32 bytes. It lies wherever the master key lies, and nowhere else. */
export const sealSeed = (master: MasterKey): Buffer => derive(master.bytes, 'wulou/audit-seal');

const wrappingKey = (master: MasterKey): Buffer => derive(master.bytes, 'wulou/master');

function derive(secret: Buffer, info: string): Buffer {
  assert(secret.length === 32, 'a master key has 32 bytes');
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32));
}

function bindingOf({ id, purpose, masterKeyId }: Wrapped): Buffer {
  return Buffer.from(JSON.stringify([purpose, id, masterKeyId]));
}
