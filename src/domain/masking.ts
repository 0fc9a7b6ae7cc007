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

/** Words of people, without the private numbers that they may have written into them. */
export const maskNumbersIn = (words: string): string =>
  words.replace(/\d(?:[\s-]?\d){9,}[\dXx]/g, (number) => '*'.repeat(number.length));
