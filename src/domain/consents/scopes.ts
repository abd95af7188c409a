import type { Bilingual } from '../schemas.ts';

/** The kinds of data that a consent may show. */
export const SCOPES = {
  rating: {
    zh: '安全评分及其构成（含评分所用的报表科目与事实）',
    en: 'ratings with what they are made of, and the amounts and facts that they use',
  },
  statements: { zh: '提交的报表原件及核验结果', en: 'statements as filed, and their verification' },
  facts: { zh: '登记的事实与融资路径', en: 'facts on record, and the way to finance' },
} as const satisfies Record<string, Bilingual>;

export type ConsentScope = keyof typeof SCOPES;

export const SCOPE_NAMES = Object.keys(SCOPES) as [ConsentScope, ...ConsentScope[]];
