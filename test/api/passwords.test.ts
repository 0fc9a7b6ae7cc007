import { describe, expect, test } from 'vitest';
import { faultOfPassword, hashPassword, isPassword } from '../../src/api/auth/passwords.ts';

describe('a password', () => {
  test.each([
    ['7 characters', 'kT9#xw2', 'password_short'],
    ['8 characters', 'kT9#xw2q', null],
    ['8 characters of Chinese', '春江花月夜初闻涛', null],
    [
      '64 characters without any kind prescribed',
      'correct horse battery staple '.repeat(3).slice(0, 64),
      null,
    ],
    ['one of the most common', 'iloveyou', 'password_common'],
    ['one that is common further down', 'gfhjkm12', 'password_common'],
    ['one that is common here', 'woaini1314', 'password_common'],
    ['one of them in capitals', 'ILoveYou', 'password_common'],
    ['one of them with a year', 'sunshine2026!', 'password_common'],
    ['digits in a row', '12345678', 'password_common'],
    ['one piece again and again', 'abababab1', 'password_common'],
    ['the user name with a few signs', 'zhangwei88!', 'password_common'],
    ['the name of the house with a year', 'Wulou2026', 'password_common'],
    ['words of the house in a longer one', 'wulou-otter-lantern', null],
  ])('of %s: %s', (_what, password, fault) => {
    expect(faultOfPassword(password, 'zhangwei')).toBe(fault);
  });

  test('is right with its own hash, wrong with another’s, and never right without any', async () => {
    const passwordHash = await hashPassword('kT9#xw2q');
    expect(await isPassword(passwordHash, 'kT9#xw2q')).toBe(true);
    expect(await isPassword(passwordHash, 'kT9#xw2Q')).toBe(false);
    expect(await isPassword(null, 'kT9#xw2q')).toBe(false);
  });
});
