import { compactText } from './notation.ts';

/** A mobile number of the mainland: eleven digits from 13 to 19. The country code may stand before it. */
const mobileForm = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;

/** The eleven digits of a mobile number, without spaces, dashes and country code, or null where it is none. */
export function parsePhone(text: string): string | null {
  return mobileForm.exec(compactText(text).replace(/[-‐‑–—]/g, ''))?.[1] ?? null;
}
