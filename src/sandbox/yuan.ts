const decimalYuan = /^(\d{1,16})(?:\.(\d{1,2})0*)?$/;

/** Fen of an amount in yuan as files write it, `"123.4"` → 12340; null unless it is exact in fen and a safe integer. */
export function fenOf(yuan: string): number | null {
  const match = decimalYuan.exec(yuan);
  if (!match) return null;
  // Put together as digits: a product of floats would round.
  const fen = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** The amount in yuan with two decimals, 12340 → `"123.40"`; without its sign, which ISO 20022 writes apart. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
