export type Language = 'zh' | 'en';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Phrase {
  readonly message: Words;
  readonly remedy: Words;
}

/** What is wrong and what to do about it, in both languages. */
export function phrase(zh: string, en: string, remedyZh: string, remedyEn: string): Phrase {
  return { message: { zh, en }, remedy: { zh: remedyZh, en: remedyEn } };
}
