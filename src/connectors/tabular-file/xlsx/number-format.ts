const dayMs = 86_400_000;

/** Built-in formats that show a day, also in the Chinese editions (ECMA-376, part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** Whether a number format shows a date: it holds a year or a day outside of quotes, brackets and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '');
  return /[yd]/i.test(bare);
}

/**
 * The day a spreadsheet means by a number: days since the end of 1899, or since 1904. A time of day is told behind it,
 * so that nobody takes a moment for a day. Null for what is no day, such as 29 February 1900, which never was.
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial >= 2_958_466) return null;
  const day = Math.floor(serial);
  if (!from1904 && day === 60) return null;
  // Spreadsheets count a 29 February 1900, so that days before it are one later than the count from 30 December says.
  const epochMs = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const seconds = Math.round((serial - day) * 86_400);
  const moment = new Date(epochMs + day * dayMs + seconds * 1000).toISOString();
  return seconds === 0 ? moment.slice(0, 10) : moment.slice(0, 19);
}

/**
 * The number a spreadsheet shows for the text it stores. It calculates in binary and stores 1.1 as 1.1000000000000001;
 * fifteen digits are what it promises. Numbers of more whole digits have lost some, and stay as stored.
 */
export function storedNumber(text: string): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || Math.abs(number) >= 1e15) return text;
  if (/^-?\d+(\.\d{1,4})?$/.test(text)) return text;
  const shown = String(Number(number.toPrecision(15)));
  return shown.includes('e') ? text : shown;
}
