import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import { assert, must } from '../domain/assert.ts';
import type { Sql, Transaction } from './database.ts';

/**
 * Personal data by column: AES-256-GCM under a data key that is named in the value, equality look-up by keyed HMAC.
 * A value is: key id (1 byte length, then ASCII), nonce (12 bytes), tag (16 bytes), ciphertext.
 */
export interface PrivateData {
  encrypt(plain: string | Buffer): Buffer;
  /** Throws UnknownKeyFault for a value under a key that this process has not met yet. */
  decrypt(value: Buffer): Buffer;
  decryptText(value: Buffer): string;
  /**
   * 32 bytes by which equal values are found; of no use without the key. In a transaction that compares or stores
   * them, `holdLookupKey` comes first: the key may be exchanged at any time.
   */
  hash(plain: string): Buffer;
  /** The key that `hash` uses. */
  readonly lookupKeyId: string;
  /** Reads the data keys again, over a connection that the caller has. */
  refresh(sql: Sql | Transaction): Promise<void>;
}

/** Data keys by id (32 bytes each), unwrapped; new values are written under `current`. */
export interface KeyRing {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
  readonly lookup: { readonly id: string; readonly key: Buffer };
}

/** Where the ring of this moment comes from. */
export interface RingSource {
  readonly ring: () => KeyRing;
  readonly refresh: (sql: Sql | Transaction) => Promise<void>;
  /** A value names a key that the ring does not have: another process may just have made it. */
  readonly onUnknownKey: (id: string) => void;
}

/** A data key that this process has not met. It passes: the keys are read again at once. */
export class UnknownKeyFault extends Error {
  readonly code = 'DATA_KEY_UNKNOWN';
  constructor(id: string) {
    super(`data key ${id} is not known here yet`);
    this.name = 'UnknownKeyFault';
  }
}

const nonceBytes = 12;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

export function createPrivateData(source: RingSource): PrivateData {
  const decrypt = (value: Buffer): Buffer =>
    decryptUnder((id) => {
      const key = source.ring().keys[id];
      if (key === undefined) source.onUnknownKey(id);
      return key ?? null;
    }, value);

  return {
    encrypt(plain) {
      const { current, keys } = source.ring();
      return encryptUnder(current, must(keys[current], `key ${current}`), plain);
    },
    decrypt,
    decryptText: (value) => decrypt(value).toString('utf8'),
    hash: (plain) => lookupHash(source.ring().lookup.key, plain),
    get lookupKeyId() {
      return source.ring().lookup.id;
    },
    refresh: source.refresh,
  };
}

/** What a value holds. @param keyOf the key of an id; null where it is not known: that throws UnknownKeyFault. */
export function decryptUnder(keyOf: (id: string) => Buffer | null, value: Buffer): Buffer {
  const idLength = must(value[0], 'key id of an encrypted value');
  const id = value.toString('ascii', 1, 1 + idLength);
  const key = keyOf(id);
  if (key === null) throw new UnknownKeyFault(id);
  const at = 1 + idLength;
  const nonce = value.subarray(at, at + nonceBytes);
  const tag = value.subarray(at + nonceBytes, at + nonceBytes + tagBytes);
  const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(tag);
  const plain = decipher.update(value.subarray(at + nonceBytes + tagBytes));
  decipher.final(); // Adds nothing in this mode, and throws where the tag does not fit.
  return plain;
}

/** A value under a key that is named in it. @param key 32 bytes. */
export function encryptUnder(id: string, key: Buffer, plain: string | Buffer): Buffer {
  assert(key.length === 32, 'a data key has 32 bytes');
  const nonce = freshNonce();
  const cipher = createCipheriv(cipherName, key, nonce);
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final(); // Adds nothing in this mode.
  return Buffer.concat([keyPrefix(id), nonce, cipher.getAuthTag(), body]);
}

// Random bytes cost as much as encrypting a number: they are drawn for many values at once, and each is used once.
const nonces = Buffer.alloc(nonceBytes * 512);
let noncesUsed = nonces.length;

/** Twelve random bytes that nothing has had before; they are to be copied before the next call. */
function freshNonce(): Buffer {
  if (noncesUsed === nonces.length) {
    randomFillSync(nonces);
    noncesUsed = 0;
  }
  noncesUsed += nonceBytes;
  return nonces.subarray(noncesUsed - nonceBytes, noncesUsed);
}

const prefixes = new Map<string, Buffer>();

/** What every value under this key begins with. */
export function keyPrefix(id: string): Buffer {
  const known = prefixes.get(id);
  if (known) return known;
  assert(/^[\x20-\x7e]{1,32}$/.test(id), 'a key id has 1 to 32 ASCII characters');
  const prefix = Buffer.concat([Buffer.from([id.length]), Buffer.from(id, 'ascii')]);
  prefixes.set(id, prefix);
  return prefix;
}

export function lookupHash(key: Buffer, plain: string): Buffer {
  return createHmac('sha256', key).update(plain, 'utf8').digest();
}
