/** Half-width forms of what Chinese keyboards write full-width; spaces of every kind and invisible marks go. */
export function compact(text: string): string {
  // Most cells are plain, and a file has hundreds of thousands of them.
  if (/^[!-~\u4e00-\u9fff]*$/.test(text)) return text;
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replace(/[\s\p{Cf}]+/gu, '');
}

/** An ID number without what is only notation. Nothing past that is guessed: a wrong one stays wrong. */
export function compactId(text: string): string {
  return compact(text)
    .replace(/^['‘’`]+/, '')
    .toUpperCase();
}

const amountForm = /^(?:¥?(-?)|(-?)¥?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?元?$/;

/** Fen of an amount as the office's files write it (6450, 6,450.00, ６４５０元, -100.00); null where it is none. */
export function writtenFen(text: string): number | null {
  const match = amountForm.exec(compact(text).replace(/^['‘’`]+/, ''));
  if (!match) return null;
  const decimals = (match[4] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) return null;
  // Put together as digits: a product of floats would round.
  const fen = Number(`${(match[3] ?? '').replaceAll(',', '')}${decimals.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(fen)) return null;
  return (match[1] || match[2]) && fen !== 0 ? -fen : fen;
}

const monthForm = /([\d０-９]{4})(\s*[-/.－／．年]?\s*)([\d０-９]{1,2})(\s*月份?)?(\s*)$/;

export function holdsMonth(text: string): boolean {
  return monthForm.test(text);
}

/** The text with its month replaced by `period` (YYYY-MM), in the same writing: 2026年9月 → 2026年10月. */
export function withMonth(text: string, period: string): string {
  const [year = '', month = ''] = period.split('-');
  return text.replace(monthForm, (_whole, oldYear, separator, oldMonth, unit = '', end) => {
    const written = oldMonth.length === 1 ? String(Number(month)) : month;
    return `${likeDigits(oldYear, year)}${separator}${likeDigits(oldMonth, written)}${unit}${end}`;
  });
}

/** The text with its number replaced; separators of thousands, full-width digits and words around it stay in use. */
export function withNumber(text: string, number: string): string {
  return text.replace(/[-－]?[\d０-９](?:[\d０-９,，.．]*[\d０-９])?/, (old) => {
    const [whole = '', decimals] = number.split('.');
    const grouped = /[,，]/.test(old) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
    return likeDigits(old, decimals === undefined ? grouped : `${grouped}.${decimals}`);
  });
}

function likeDigits(old: string, number: string): string {
  if (!/[０-９]/.test(old)) return number;
  return number.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
