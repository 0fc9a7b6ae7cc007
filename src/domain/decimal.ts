import { assert } from './assert.ts';

/** A non-negative decimal as an exact integer with a number of places: 89.50 is 8950 with 2. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** @param text digits with an optional fraction, as checked before. */
export function decimalOf(text: string): Decimal {
  assert(/^\d+(\.\d+)?$/.test(text), 'a decimal is written as digits with an optional fraction');
  const [whole = '', part = ''] = text.split('.');
  return { units: BigInt(whole + part), places: part.length };
}

/** The same number with at least `places` places and no further trailing zeros. */
export function decimalText({ units, places }: Decimal, leastPlaces = 0): string {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = places === 0 ? '' : digits.slice(-places);
  const needed = part.replace(/0+$/, '').padEnd(Math.min(leastPlaces, places), '0');
  return needed === '' ? whole : `${whole}.${needed}`;
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: scaled(a, places) + scaled(b, places), places };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places };
}

function scaled({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}
