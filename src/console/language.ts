import type { Bilingual } from '../domain/schemas.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What goes into the lang attribute of a document. */
export const LANGUAGE_TAGS = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>;

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** The one of two texts that is in a language. */
export const inLanguage = (language: Language, { zh, en }: Bilingual): string =>
  language === 'zh' ? zh : en;
