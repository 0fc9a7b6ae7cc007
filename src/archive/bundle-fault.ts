/** What is wrong with a bundle, and where: the name of a part of it. */
export interface BundleFault {
  readonly place: string;
  readonly en: string;
  readonly zh: string;
}

export const faultAt = (place: string, en: string, zh: string): BundleFault => ({ place, en, zh });
