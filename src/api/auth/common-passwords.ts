import { dictionary } from '@zxcvbn-ts/language-common';

/** Words that everybody knows of whoever uses this: no password is made of them alone. */
export const contextWords: readonly string[] = [
  'wulou',
  '无漏',
  'password',
  '密码',
  'admin',
  'finance',
  '医保',
  '工资',
];

/** Guessed first in China, and not among the leaked ones of the list below. In lower case. */
const commonHere =
  'woaini1314 woaini520 aini1314 123123123 00000000 66666666 88888888 87654321 987654321 0987654321 aa12345678 wang1234 li123456 zhang123 xiaoming zhongguo123'.split(
    ' ',
  );

/** Some 49,000 leaked passwords by how common they are, and words that such are made from by adding digits. */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...dictionary['passwords-common'],
  ...commonHere,
]);
