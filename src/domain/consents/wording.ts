/** What a cooperative agrees to, word for word, by version. A version is never edited. */
export const WORDINGS = {
  '2026-1': {
    zh:
      '我社同意县农业农村局在所列期限内，按所列用途，向所列接收方提供所列种类的数据。' +
      '我社可随时撤回同意，撤回立即生效，不影响撤回前已依同意进行的处理；不同意或撤回同意的，仍可按人工途径申请融资。',
    en:
      'The cooperative agrees that the county bureau of agriculture shows the kinds of data that ' +
      'are named to the receiver that is named, for the purpose and the period that are named. It ' +
      'may withdraw at any time with immediate effect; what was done under the consent before ' +
      'stays lawful. Without consent the cooperative may still apply for finance on paper.',
  },
} as const;

export type WordingVersion = keyof typeof WORDINGS;

export const CURRENT_WORDING: WordingVersion = '2026-1';
