import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { MasterKey } from '../config/master-keys.ts';
import { assert } from '../domain/assert.ts';

const nonceBytes = 12;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

/** Which data key a wrapping is of: it does not open as another one. */
export interface Wrapped {
  readonly id: string;
  readonly purpose: string;
  readonly masterKeyId: string;
}

/** A data key under a master key: nonce, tag, ciphertext. @param dataKey 32 bytes. */
export function wrapDataKey(key: Omit<Wrapped, 'masterKeyId'>, dataKey: Buffer, master: MasterKey): Buffer {
  assert(dataKey.length === 32, 'a data key has 32 bytes');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(cipherName, wrappingKey(master), nonce);
  cipher.setAAD(bindingOf({ ...key, masterKeyId: master.id }));
  const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @returns null where the master key is not the one that wrapped it, or the wrapping was tampered with. */
export function unwrapDataKey(key: Wrapped, wrapped: Buffer, master: MasterKey): Buffer | null {
  const decipher = createDecipheriv(cipherName, wrappingKey(master), wrapped.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bindingOf(key));
  decipher.setAuthTag(wrapped.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = decipher.update(wrapped.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    return null; // The one error that `final` throws: the tag does not fit.
  }
}

/** What data keys of before the envelope were: derived from the keys of the key file. */
export function formerDataKey(master: Buffer, purpose: string): Buffer {
  return derive(master, `wulou/${purpose}`);
}

const wrappingKey = (master: MasterKey): Buffer => derive(master.bytes, 'wulou/master');

function derive(secret: Buffer, info: string): Buffer {
  assert(secret.length === 32, 'a master key has 32 bytes');
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32));
}

function bindingOf({ id, purpose, masterKeyId }: Wrapped): Buffer {
  return Buffer.from(JSON.stringify([purpose, id, masterKeyId]));
}
