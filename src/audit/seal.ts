import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A head of the chain, signed: up to `sequence`, the chain was this one at that time. */
export interface Seal {
  readonly sequence: number;
  /** The link of that entry, 64 hex digits. */
  readonly link: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly keyId: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** The public half of a key that seals, for everybody: DER (SubjectPublicKeyInfo) in base64. */
export interface SealKey {
  readonly id: string;
  readonly publicKey: string;
}

export interface PrivateSealKey extends SealKey {
  readonly privateKey: KeyObject;
}

/** Begins a PKCS #8 document of an Ed25519 key; the 32 bytes of the key follow (RFC 8410). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param seed 32 bytes, which are the private key. */
export function sealKeyOf(seed: Buffer): PrivateSealKey {
  const der = Buffer.concat([privateKeyPrefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { id: sealKeyId(publicKey), publicKey: publicKey.toString('base64'), privateKey };
}

/** A key is named for its own digest: who names a key by its id cannot be given another one. */
function sealKeyId(publicKey: Buffer): string {
  return `seal-${createHash('sha256').update(publicKey).digest('hex').slice(0, 32)}`;
}

function sealText({ sequence, link, at, keyId }: Omit<Seal, 'signature'>): Buffer {
  return Buffer.from(`wulou-audit-seal/1\n${sequence}\n${link}\n${at}\n${keyId}\n`);
}

export function seal(head: { sequence: number; link: string; at: string }, key: PrivateSealKey): Seal {
  const sealed = { sequence: head.sequence, link: head.link, at: head.at, keyId: key.id };
  return { ...sealed, signature: sign(null, sealText(sealed), key.privateKey).toString('base64') };
}

/** Whether this key made this seal. */
export const isSealedBy = (sealed: Seal, key: SealKey): boolean =>
  sealed.keyId === key.id && isSignedBy(sealText(sealed), sealed.signature, key);

/** Whether a text is base64 as it is written: the decoder passes over letters, padding and bits that mean nothing. */
export const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text;

/** A key under an id that is not its own signed nothing, and neither did one that is no key. */
function isSignedBy(text: Buffer, signature: string, key: SealKey): boolean {
  const der = Buffer.from(key.publicKey, 'base64');
  if (![signature, key.publicKey].every(isBase64) || sealKeyId(der) !== key.id) return false;
  try {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, text, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** That a key is of the same installation, signed by another key of it. */
export interface SealKeyVoucher {
  readonly keyId: string;
  readonly vouchedBy: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

const keyText = ({ id, publicKey }: SealKey): Buffer =>
  Buffer.from(`wulou-audit-seal-key/1\n${id}\n${publicKey}\n`);

export function vouchFor(key: SealKey, by: PrivateSealKey): SealKeyVoucher {
  const signature = sign(null, keyText(key), by.privateKey).toString('base64');
  return { keyId: key.id, vouchedBy: by.id, signature };
}

/** Those that are believed in themselves, and those that a believed one vouches for. */
export function believedKeys(
  keys: readonly SealKey[],
  vouchers: readonly SealKeyVoucher[],
  believed: readonly SealKey[],
): SealKey[] {
  const known = new Map(keys.map((key) => [key.id, key]));
  const result = new Map(believed.map((key) => [key.id, key]));
  // A key that is added on the way is met later in the same loop.
  for (const by of result.values())
    for (const voucher of vouchers) {
      const key = known.get(voucher.keyId);
      if (key && voucher.vouchedBy === by.id && !result.has(key.id) && isVouched(key, voucher, by))
        result.set(key.id, key);
    }
  return [...result.values()];
}

const isVouched = (key: SealKey, { signature }: SealKeyVoucher, by: SealKey): boolean =>
  isSignedBy(keyText(key), signature, by);
