/** What the tables are made of. */
export const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
export const rate = (perSecond: number): string => Math.round(perSecond).toLocaleString('en');
export const cells = (...texts: string[]): string =>
  texts.map((text, place) => (place === 0 ? text.padEnd(34) : text.padStart(12))).join('');

/** A line for what was aimed at; a small trial is not judged. */
export function aimLine(
  isFull: boolean,
): (name: string, value: number, limit: string, holds: boolean) => string {
  return (name, value, limit, holds) =>
    cells(name, value.toFixed(value < 100 ? 2 : 0), limit, isFull ? (holds ? 'holds' : 'MISSED') : '-');
}
