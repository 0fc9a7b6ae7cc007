import { type Decimal, decimalText } from './decimal.ts';
import { fen, formatYuan } from './yuan.ts';

/** What an amount is made of; the units are those of a policy. */
export interface Formula {
  readonly baseFen: number;
  readonly ratePpm: number;
  readonly factorTenThousandths: number;
  /** What the formula gives, rounded. */
  readonly resultFen: number;
}

export interface Deduction {
  /** Why less is owed than the formula gives: the kind of the arrear. */
  readonly kind: string;
  readonly lessFen: number;
}

/** Exactly what was reckoned, unrounded and rounded: `6,772.50 × 2 % × 1.10 = 148.995 → 149`; amounts in yuan. */
export function amountText(formula: Formula, deductions: readonly Deduction[] = []): string {
  const { baseFen, ratePpm, factorTenThousandths, resultFen } = formula;
  const exact: Decimal = {
    units: BigInt(baseFen) * BigInt(ratePpm) * BigInt(factorTenThousandths),
    // Fen, millionths and ten-thousandths.
    places: 2 + 6 + 4,
  };
  const product = `${yuan(baseFen)} × ${percentText(ratePpm)} × ${factorText(factorTenThousandths)} = ${grouped(decimalText(exact))} → ${shortYuan(resultFen)}`;
  let leftFen = resultFen;
  return deductions.reduce((text, { lessFen }) => {
    if (lessFen === 0) return text;
    const beforeFen = leftFen;
    leftFen -= lessFen;
    return `${text}; ${shortYuan(beforeFen)} − ${shortYuan(lessFen)} = ${shortYuan(leftFen)}`;
  }, product);
}

/** `6,450.00 × 1.05 = 6,772.50`, with the unrounded product where it has a part of a fen. */
export function raiseText(salaryFen: number, raiseTenThousandths: number, resultFen: number): string {
  const factor = 10_000 + raiseTenThousandths;
  const exact: Decimal = { units: BigInt(salaryFen) * BigInt(factor), places: 2 + 4 };
  const isExact = exact.units === BigInt(resultFen) * 10_000n;
  const rounded = isExact ? yuan(resultFen) : `${grouped(decimalText(exact))} → ${yuan(resultFen)}`;
  return `${yuan(salaryFen)} × ${factorText(factor)} = ${rounded}`;
}

/** 20000 millionths are `2 %`. */
export function percentText(ratePpm: number): string {
  return `${decimalText({ units: BigInt(ratePpm), places: 4 })} %`;
}

/** 11000 ten-thousandths are `1.10`. */
export function factorText(factorTenThousandths: number): string {
  return decimalText({ units: BigInt(factorTenThousandths), places: 4 }, 2);
}

const yuan = (amountFen: number): string => formatYuan(fen(amountFen));
const shortYuan = (amountFen: number): string => yuan(amountFen).replace(/\.00$/, '');

function grouped(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? groups : `${groups}.${part}`;
}
