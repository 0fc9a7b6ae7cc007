import { expect, test } from 'vitest';
import { cleanName, nameKey } from '../../src/domain/person-name.ts';

test.each([
  ['\u3000王\u3000小明 ', '王小明'],
  ['古丽・阿不都', '古丽·阿不都'],
  ['古丽 • 阿不都', '古丽·阿不都'],
  ['古丽‧阿不都', '古丽·阿不都'],
  ['John  Smith', 'John Smith'],
  ['Ｊｏｈｎ\u3000Ｓｍｉｔｈ', 'John Smith'],
  ['J. Smith', 'J. Smith'],
  ['王 John', '王John'],
  ['王\u200b小明', '王小明'],
  ['𬭎远', '𬭎远'],
  ['张㛃', '张㛃'],
  ['Nurlan·Қ', 'Nurlan·Қ'],
  ['郎', '郎'],
  ['', ''],
])('%j is shown as %j', (written, name) => {
  expect(cleanName(written)).toBe(name);
});

test.each([
  ['John Smith', 'JOHNSMITH'],
  ['Nurlan·Қ', 'nurlan・қ'],
  ['郎平', '\uf92c平'],
  ['葛洪', '葛\u{e0100}洪'],
  ['李 四', '李四'],
])('%j and %j are the same name', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['张㛃', '张洁'],
  ['𬭎远', '鋐远'],
  ['古丽·阿不都', '古丽阿不都'],
  ['王晓明', '王小明'],
])('%j and %j are different names', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test('the key of a key is itself', () => {
  for (const name of ['John Smith', '古丽・阿不都', '𬭎远', 'İlker Ş'])
    expect(nameKey(nameKey(name))).toBe(nameKey(name));
});
