import type { Bilingual } from './schemas.ts';

/** Every reason for which a verb refuses, with what is said to people. */
export const ERRORS = {
  UNAUTHENTICATED: {
    zh: '请提供有效的访问密钥。',
    en: 'A valid key is needed.',
  },
  FORBIDDEN: {
    zh: '您的角色无权进行此操作。',
    en: 'Your role may not do this.',
  },
  SECOND_FACTOR_NEEDED: {
    zh: '核准他人的工作需先启用并通过二次验证。',
    en: 'Approving the work of others needs a second factor at sign-in.',
  },
  REVISION_STALE: {
    zh: '内容已被他人更改，请重新读取后再提交。',
    en: 'It was changed meanwhile; read it again before you change it.',
  },
  REVISION_NEEDED: {
    zh: '请注明所读的版本（If-Match，即读取时的 ETag）。',
    en: 'Say which revision you read (If-Match with the ETag of the answer).',
  },
  NOT_FOUND: {
    zh: '没有找到，或者您无权查看。',
    en: 'It does not exist, or you may not see it.',
  },
  IN_THE_FUTURE: {
    zh: '日期或年度不能在未来。',
    en: 'The date or year must not lie in the future.',
  },
  BEFORE_REGISTRATION: {
    zh: '该年度早于合作社登记。',
    en: 'The year is earlier than the registration of the cooperative.',
  },
  STATEMENT_MISSING: {
    zh: '该年度没有已核验的报表，不能评分。',
    en: 'There is no verified statement of that year, so it is not rated.',
  },
  INPUT_INVALID: {
    zh: '提交的内容有误，未作任何更改。',
    en: 'The input is not valid; nothing was changed.',
  },
  USCC_INVALID: {
    zh: '统一社会信用代码有误，未作任何更改。',
    en: 'The unified social credit code is not valid; nothing was changed.',
  },
  COUNTY_EXISTS: {
    zh: '该县已经设置。',
    en: 'The county is set up already.',
  },
  COOPERATIVE_EXISTS: {
    zh: '该合作社已经登记。',
    en: 'The cooperative is registered already.',
  },
  STATEMENT_NOT_ACCEPTABLE: {
    zh: '报表有错误，未予接收；请按列出的单元格改正后重新提交。',
    en: 'The statement has errors and was not taken; correct the cells that are named and send it again.',
  },
  STATEMENT_DUPLICATE: {
    zh: '同一年度已提交过内容完全相同的报表。',
    en: 'The very same statement was submitted for that year before.',
  },
  STATEMENT_DECIDED: {
    zh: '该报表已经核验过。',
    en: 'The statement was verified before.',
  },
  MAKER_IS_CHECKER: {
    zh: '经办人不能核验或核准自己经办的工作。',
    en: 'Nobody approves work that they had a hand in.',
  },
  FACTS_INVALID: {
    zh: '事实项目有误，未作任何更改。',
    en: 'Facts are not valid; nothing was changed.',
  },
  MODEL_UNKNOWN: {
    zh: '没有这个指标模型。',
    en: 'There is no such indicator model.',
  },
  WEIGHTING_STATE: {
    zh: '该草案目前所处的环节不能进行此操作。',
    en: 'The draft is not at the stage at which this can be done.',
  },
  ROUND_NOT_OPEN: {
    zh: '本轮判断已经结束，或者您已表示完成。',
    en: 'The round is over, or you said that you are done.',
  },
  JUDGMENTS_INVALID: {
    zh: '判断有误，未作任何更改。',
    en: 'Judgments are not valid; nothing was changed.',
  },
  JUDGMENTS_UNUSABLE: {
    zh: '有的判断尚不能使用，请按所列逐项处理。',
    en: 'Some judgments cannot be used yet; deal with each that is listed.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '该幂等键已用于另一个请求。',
    en: 'The idempotency key was used for another request.',
  },
  IDEMPOTENCY_KEY_RUNNING: {
    zh: '同一幂等键的请求正在处理，请稍后再试。',
    en: 'A request with the same idempotency key is still running; try again shortly.',
  },
} as const satisfies Record<string, Bilingual>;

export type ErrorCode = keyof typeof ERRORS;

/** One thing that is wrong, at its place in the input (a JSON Pointer). */
export type Issue = Bilingual & { readonly pointer: string; readonly code: string };

/** A refusal: nothing was changed. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly issues: readonly Issue[] = [],
  ) {
    super(ERRORS[code].en);
  }

  get text(): Bilingual {
    return ERRORS[this.code];
  }
}
