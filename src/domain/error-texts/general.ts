import type { Bilingual } from '../schemas.ts';

/** What any verb may refuse. */
export const generalErrors = {
  UNAUTHENTICATED: {
    zh: '请提供有效的访问密钥。',
    en: 'A valid key is needed.',
  },
  TOO_MANY_REQUESTS: {
    zh: '请求过于频繁，请在 Retry-After 所示秒数后再试。',
    en: 'Too many requests; try again after the seconds that Retry-After names.',
  },
  FORBIDDEN: {
    zh: '您的角色无权进行此操作。',
    en: 'Your role may not do this.',
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
  MAKER_IS_CHECKER: {
    zh: '经办人不能核验或核准自己经办的工作。',
    en: 'Nobody approves work that they had a hand in.',
  },
  MODEL_UNKNOWN: {
    zh: '没有这个指标模型。',
    en: 'There is no such indicator model.',
  },
  CONSENT_OVER: {
    zh: '该同意已经撤回或到期。',
    en: 'The consent was revoked or has run out before.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '该幂等键已用于另一个请求。',
    en: 'The idempotency key was used for another request.',
  },
  IDEMPOTENCY_KEY_RUNNING: {
    zh: '同一幂等键的请求正在处理，请稍后再试。',
    en: 'A request with the same idempotency key is still running; try again shortly.',
  },
  BUSY: {
    zh: '他人正在更改同一内容，本次未作任何更改，请稍后再试。',
    en: 'Others are changing the same; nothing was changed now, try again shortly.',
  },
  WEBHOOKS_NOT_SET_UP: {
    zh: '本服务尚未开通消息推送，请联系管理员（HEHENG_SECRET）。',
    en: 'Webhooks are not set up here; ask the operator (HEHENG_SECRET).',
  },
  WEBHOOKS_TOO_MANY: {
    zh: '消息推送地址已达上限，请先删除不用的。',
    en: 'There are as many webhook endpoints as are allowed; delete one that is not used.',
  },
  DELIVERY_PENDING: {
    zh: '该消息仍在发送中，无须重发。',
    en: 'The message is still being delivered; there is nothing to replay.',
  },
} as const satisfies Record<string, Bilingual>;
