import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { assert, must } from '../domain/assert.ts';

/**
 * Personal data by column: AES-256-GCM under a data key that is named in the value, equality look-up by keyed HMAC.
 * A value is: key id (1 byte length, then ASCII), nonce (12 bytes), tag (16 bytes), ciphertext.
 */
export interface PrivateData {
  encrypt(plain: string | Buffer): Buffer;
  decrypt(value: Buffer): Buffer;
  decryptText(value: Buffer): string;
  /** 32 bytes by which equal values are found; of no use without the key. */
  hash(plain: string): Buffer;
}

/** Master keys by id (32 bytes each); new values are written under `current`. `lookup` never rotates silently. */
export interface KeyRing {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
  readonly lookup: Buffer;
}

const nonceBytes = 12;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

export function createPrivateData(ring: KeyRing): PrivateData {
  const dataKeys = new Map(Object.entries(ring.keys).map(([id, master]) => [id, derive(master, 'column')]));
  const current = must(dataKeys.get(ring.current), `key ${ring.current}`);
  const prefix = Buffer.concat([Buffer.from([ring.current.length]), Buffer.from(ring.current, 'ascii')]);
  const lookup = derive(ring.lookup, 'lookup');

  function decrypt(value: Buffer): Buffer {
    const idLength = must(value[0], 'key id of an encrypted value');
    const id = value.toString('ascii', 1, 1 + idLength);
    const key = must(dataKeys.get(id), `key ${id} (restore it to the key file)`);
    const at = 1 + idLength;
    const nonce = value.subarray(at, at + nonceBytes);
    const tag = value.subarray(at + nonceBytes, at + nonceBytes + tagBytes);
    const decipher = createDecipheriv(cipherName, key, nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(value.subarray(at + nonceBytes + tagBytes)), decipher.final()]);
  }

  return {
    encrypt(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(cipherName, current, nonce);
      const body = Buffer.concat([
        typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
        cipher.final(),
      ]);
      return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
    },
    decrypt,
    decryptText: (value) => decrypt(value).toString('utf8'),
    hash: (plain) => createHmac('sha256', lookup).update(plain, 'utf8').digest(),
  };
}

function derive(master: Buffer, purpose: string): Buffer {
  assert(master.length === 32, 'a master key has 32 bytes');
  return Buffer.from(hkdfSync('sha256', master, '', `wulou/${purpose}`, 32));
}
