/** Characters that show nothing and take no room: zero-width marks, byte-order marks, text-direction marks. */
const invisible = /\p{Cf}/gu;
const controlCharacters = /\p{Cc}/gu;
/** What a spreadsheet or a keyboard puts before a number to keep it as text. */
const leadingApostrophe = /^['‘’`]+/;
/** Printable ASCII without spaces and apostrophes, and common Chinese characters: nothing to clean, as in most cells. */
const alreadyPlain = /^[!-&(-_a-~\u4e00-\u9fff]*$/;

/** Full-width forms of ASCII, the ideographic space and the full-width yen sign become what they stand for. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replaceAll('\u3000', ' ');
}

/**
 * Text for people: half-width, nothing invisible, no apostrophe before it, single spaces. Letters are never replaced
 * by others (a full NFKC would merge characters that stand in people's names), so rare characters survive as written.
 */
export function cleanText(text: string): string {
  if (alreadyPlain.test(text)) return text;
  return halfWidth(text)
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(controlCharacters, '')
    .trim()
    .replace(leadingApostrophe, '')
    .trim();
}

/** Text for machines, such as a number or a date: as `cleanText`, without any space. */
export function compactText(text: string): string {
  if (alreadyPlain.test(text)) return text;
  return cleanText(text).replaceAll(' ', '');
}

/** What spreadsheets make of a long number: 1.10101E+17. Its digits are lost. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?E[+-]?\d+$/i.test(compactText(text));
}
