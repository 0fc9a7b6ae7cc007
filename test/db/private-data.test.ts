import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createPrivateData, type KeyRing, type PrivateData } from '../../src/db/private-data.ts';

const lookup = { id: 'l1', key: randomBytes(32) };
const old: KeyRing = { current: 'k1', keys: { k1: randomBytes(32) }, lookup };
const rotated: KeyRing = { current: 'k2', keys: { ...old.keys, k2: randomBytes(32) }, lookup };
const account = '6216610000000000018';

/** Private data under one ring; `asked` collects the keys that were looked for in vain. */
function under(ring: KeyRing, asked: string[] = []): PrivateData {
  return createPrivateData({
    ring: () => ring,
    refresh: async () => undefined,
    onUnknownKey: (id) => void asked.push(id),
  });
}

describe('private data', () => {
  test('is read back as it was written, text and bytes alike', () => {
    const data = under(old);
    expect(data.decryptText(data.encrypt(account))).toBe(account);
    expect(data.decrypt(data.encrypt(Buffer.from([0, 255, 7])))).toEqual(Buffer.from([0, 255, 7]));
    expect(data.decryptText(data.encrypt(''))).toBe('');
  });

  test('never looks the same twice, and never like what it holds', () => {
    const data = under(old);
    expect(data.encrypt(account)).not.toEqual(data.encrypt(account));
    expect(data.encrypt(account).includes(account)).toBe(false);
  });

  test('is found again by a hash that is of no use without the key', () => {
    const data = under(old);
    expect(data.hash(account)).toEqual(under(rotated).hash(account));
    const other = under({ ...old, lookup: { id: 'l2', key: randomBytes(32) } });
    expect(data.hash(account)).not.toEqual(other.hash(account));
    expect(data.hash(account)).not.toEqual(data.hash('6216610000000000026'));
  });

  test('written before a rotation of keys is read after it, and new values are under the new key', () => {
    const before = under(old).encrypt(account);
    const after = under(rotated);
    expect(after.decryptText(before)).toBe(account);
    expect(after.encrypt(account).toString('ascii', 1, 3)).toBe('k2');
  });

  test('under a key that is not known yet is a fault that passes, and the keys are asked for', () => {
    const asked: string[] = [];
    const value = under(rotated).encrypt(account);
    expect(() => under(old, asked).decrypt(value)).toThrow(
      expect.objectContaining({ code: 'DATA_KEY_UNKNOWN' }),
    );
    expect(asked).toEqual(['k2']);
  });

  test('that was tampered with is refused, wherever a bit was turned', () => {
    const data = under(old);
    const value = data.encrypt(account);
    for (let place = 3; place < value.length; place += 1) {
      const turned = Buffer.from(value);
      turned[place] = (turned[place] ?? 0) ^ 1;
      expect(() => data.decrypt(turned), `byte ${place}`).toThrow();
    }
  });

  test('needs keys of 32 bytes', () => {
    const short: KeyRing = { ...old, keys: { k1: randomBytes(16) } };
    expect(() => under(short).encrypt(account)).toThrow('32 bytes');
  });
});
