import { cleanText } from './notation.ts';

/** The dots that keyboards and systems put between the parts of a name. A full stop is none of them. */
const dots = / ?[·・･•‧∙⋅] ?/g;
/** A space stays between words of alphabets alone; elsewhere it is a matter of layout. */
const layoutSpace =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}]\.?) | (?![\p{Script=Latin}\p{Script=Cyrillic}])/gu;
const onlyHan = /^[\u4e00-\u9fff]+$/;

/** A name for people: spaces of layout gone, one kind of dot, every letter as written, rare characters included. */
export function cleanName(text: string): string {
  if (onlyHan.test(text)) return text;
  return cleanText(text).replace(dots, '·').replace(layoutSpace, '');
}

/**
 * What names are compared by: `cleanName` without any space or variation selector, Latin letters in lower case,
 * compatibility forms as the characters they stand for (for comparing alone; the name itself keeps them).
 */
export function nameKey(text: string): string {
  if (onlyHan.test(text)) return text;
  return cleanName(text)
    .normalize('NFKC')
    .replace(/[\s\p{Variation_Selector}]/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
