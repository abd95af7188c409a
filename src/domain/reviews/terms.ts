/** How long an objection takes: S06 (山东省社会信用条例) arts 38–42, applied by analogy. */
export const OBJECTION_TERMS = {
  workingDays: 3,
  workingDaysWithOthers: 7,
  basis: '山东省社会信用条例 第三十八条至第四十二条（参照）',
  zh: '对评分有异议的，可在系统中申请人工复核并说明理由；3 个工作日内答复，需其他单位核实的 7 个工作日内答复。',
  en:
    'Whoever objects to the rating asks for a review by a person and says why; it is answered ' +
    'within 3 working days, or within 7 where other bodies have to check.',
} as const;
