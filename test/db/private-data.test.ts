import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createPrivateData, type KeyRing } from '../../src/db/private-data.ts';

const lookup = randomBytes(32);
const old: KeyRing = { current: 'k1', keys: { k1: randomBytes(32) }, lookup };
const rotated: KeyRing = { current: 'k2', keys: { ...old.keys, k2: randomBytes(32) }, lookup };
const account = '6216610000000000018';

describe('private data', () => {
  test('is read back as it was written, text and bytes alike', () => {
    const data = createPrivateData(old);
    expect(data.decryptText(data.encrypt(account))).toBe(account);
    expect(data.decrypt(data.encrypt(Buffer.from([0, 255, 7])))).toEqual(Buffer.from([0, 255, 7]));
    expect(data.decryptText(data.encrypt(''))).toBe('');
  });

  test('never looks the same twice, and never like what it holds', () => {
    const data = createPrivateData(old);
    expect(data.encrypt(account)).not.toEqual(data.encrypt(account));
    expect(data.encrypt(account).includes(account)).toBe(false);
  });

  test('is found again by a hash that is of no use without the key', () => {
    const data = createPrivateData(old);
    expect(data.hash(account)).toEqual(createPrivateData(rotated).hash(account));
    expect(data.hash(account)).not.toEqual(
      createPrivateData({ ...old, lookup: randomBytes(32) }).hash(account),
    );
    expect(data.hash(account)).not.toEqual(data.hash('6216610000000000026'));
  });

  test('written before a rotation of keys is read after it, and new values are under the new key', () => {
    const before = createPrivateData(old).encrypt(account);
    const after = createPrivateData(rotated);
    expect(after.decryptText(before)).toBe(account);
    expect(() => createPrivateData(old).decrypt(after.encrypt(account))).toThrow('key k2');
  });

  test('that was tampered with is refused, wherever a bit was turned', () => {
    const data = createPrivateData(old);
    const value = data.encrypt(account);
    for (let place = 3; place < value.length; place += 1) {
      const turned = Buffer.from(value);
      turned[place] = (turned[place] ?? 0) ^ 1;
      expect(() => data.decrypt(turned), `byte ${place}`).toThrow();
    }
  });

  test('needs keys of 32 bytes', () => {
    expect(() => createPrivateData({ ...old, keys: { k1: randomBytes(16) } })).toThrow('32 bytes');
  });
});
