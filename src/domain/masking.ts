/**
 * How private numbers are shown wherever they are not read on purpose: enough to tell one's own, too little to use.
 * Anything shorter than a whole number shows nothing at all.
 */
const masked = (text: string, shown: { first: number; last: number; stars: number }): string =>
  text.length < shown.first + shown.last + 4
    ? '*'.repeat(shown.stars)
    : `${text.slice(0, shown.first)}${'*'.repeat(shown.stars)}${text.slice(-shown.last)}`;

/** `110101********1234`: the place of the first registration, and the last four characters. */
export const maskIdNumber = (idNumber: string): string => masked(idNumber, { first: 6, last: 4, stars: 8 });

/** `6217***********0013`: issuer and the last four digits; as many stars as digits are hidden. */
export const maskAccount = (account: string): string =>
  masked(account, { first: 4, last: 4, stars: Math.max(8, account.length - 8) });

/** `138****0001` */
export const maskPhone = (phone: string): string => masked(phone, { first: 3, last: 4, stars: 4 });

/** As short as the shortest private number: a phone. */
const shortestNumber = 11;

/**
 * Words of people, without the private numbers that they may have written into them: eleven digits and more, of any
 * script, with at most two blanks, dashes or dots between one and the next. As long as before, and in linear time.
 */
export function maskNumbersIn(words: string): string {
  const characters = [...words];
  const folded = characters.map(foldedCharacter).join('');
  let masked = '';
  let done = 0;
  for (const { 0: number, index } of folded.matchAll(/\d(?:-{0,2}\d)*X?/g)) {
    if (number.replaceAll('-', '').length < shortestNumber) continue;
    masked += characters.slice(done, index).join('') + '*'.repeat(number.length);
    done = index + number.length;
  }
  return masked + characters.slice(done).join('');
}

/** One character for one: a digit as it is, an X, `-` for whatever stands between digits, and `_` for all else. */
function foldedCharacter(character: string): string {
  const plain = character.normalize('NFKC');
  if (/^\d$/.test(plain)) return plain;
  if (/^\p{Nd}$/u.test(plain)) return '0';
  if (/^[Xx]$/.test(plain)) return 'X';
  // A full-width blank, a no-break one and a dot leader are plain by now; U+00B7, U+30FB and U+2022 are dots in the middle.
  return /^[\s\p{Pd}\p{Cf}.。·・•‧∙⋅−]+$/u.test(plain) ? '-' : '_';
}
