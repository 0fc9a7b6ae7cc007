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

/**
 * The heads of the public lists of leaked passwords, of 8 characters and more or the words that such are made from by
 * adding digits. In lower case.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11111111 00000000 88888888 66666666 87654321 987654321
  0987654321 147258369 123456789a a123456789 a12345678 12345678a 123456abc abc123456 1234qwer qwer1234 asdf1234
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx q1w2e3r4 q1w2e3r4t5 1qaz2wsx3edc qwertyuiop qwerty qwerty123
  qwerty12345 asdfghjkl asdfasdf zxcvbnm zxcvbnm123 qazwsx qazwsxedc password passw0rd p@ssw0rd p@ssword passwort
  password1 password123 password1234 iloveyou woaini woaini1314 woaini520 5201314 aini1314 princess sunshine
  football baseball basketball superman batman starwars computer internet michael jennifer jordan23 trustno1 whatever
  letmein letmein1 dragon monkey shadow master freedom charlie samsung pokemon liverpool chelsea arsenal welcome
  welcome1 welcome123 admin admin123 administrator root toor changeme changeit default guest test testtest test1234
  secret secret123 abcdefgh abcdefghi abcd1234 abc12345 aa123456 aa12345678 aaaaaaaa asd123456 qq123456 qq123456789
  zz123456 wang1234 li123456 zhang123 xiaoming beijing shanghai china zhongguo zhongguo123 maria123 nicole daniel
  babygirl lovely ashley jessica jasmine michelle anthony hannah matthew andrew thomas george hunter killer soccer
  hockey ranger buster ginger pepper cookie summer winter spring autumn summer2024 winter2024 summer2025 winter2025
  summer2026 winter2026 monday january google facebook linkedin microsoft windows android iphone`.split(
    /\s+/,
  ),
);
