import type { Bilingual } from './schemas.ts';

/** Every reason for which a verb refuses, with what is said to people. */
export const ERRORS = {
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
  SECOND_FACTOR_NEEDED: {
    zh: '此操作需先启用并通过二次验证。',
    en: 'This needs a second factor at sign-in.',
  },
  NOT_YET_CONFIRMED: {
    zh: '您的任职尚待本单位另一位可核准的人员确认，此前不能核准。',
    en: 'You approve nothing until a second person of your organisation who approves has confirmed you.',
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
  QUESTION_OPEN: {
    zh: '对该报表的提问尚未答复，暂不能核验通过；可以退回。',
    en: 'A question on this statement waits for its answer: it is not accepted meanwhile, but may be returned.',
  },
  QUESTION_ANSWERED: {
    zh: '该提问已经答复。',
    en: 'This question was answered before.',
  },
  STATEMENT_DECIDED: {
    zh: '该报表已经核验过。',
    en: 'The statement was verified before.',
  },
  FILE_UNREADABLE: {
    zh: '文件无法读取，未作任何更改。',
    en: 'The file cannot be read; nothing was changed.',
  },
  IMPORT_NOT_ACCEPTABLE: {
    zh: '文件中有错误，一份也没有报送；请按检查结果改正后重新上传。',
    en: 'The file has errors, and nothing of it was filed; put right what was found and upload it again.',
  },
  IMPORT_COMMITTED: {
    zh: '该文件已经报送过。',
    en: 'The file was filed before.',
  },
  IMPORT_STALE: {
    zh: '检查之后又有新的报表报送，请重新上传检查。',
    en: 'Another statement was filed after the file was checked; upload it again.',
  },
  MAKER_IS_CHECKER: {
    zh: '经办人不能核验或核准自己经办的工作。',
    en: 'Nobody approves work that they had a hand in.',
  },
  FACTS_INVALID: {
    zh: '事实项目有误，未作任何更改。',
    en: 'Facts are not valid; nothing was changed.',
  },
  ITEM_DECIDED: { zh: '该项已经核实过。', en: 'The item was decided on before.' },
  IMPORT_REFUSED: {
    zh: '有的行不能导入，整批未作任何更改；请改正所列各处后重新导入。',
    en: 'Some lines cannot be taken, so that nothing was; correct what is named and send all again.',
  },
  MODEL_UNKNOWN: {
    zh: '没有这个指标模型。',
    en: 'There is no such indicator model.',
  },
  CONSENT_OVER: {
    zh: '该同意已经撤回或到期。',
    en: 'The consent was revoked or has run out before.',
  },
  CASE_CLOSED: {
    zh: '该合作社已退出，风险台账已关闭。',
    en: 'The cooperative has left; its case is closed.',
  },
  CASE_NOT_READY: {
    zh: '还不能核实降级，原因见所列各项。',
    en: 'The level may not fall yet, for the reasons that are listed.',
  },
  NOTHING_TO_VERIFY: {
    zh: '当前状态没有需要核实的降级。',
    en: 'There is nothing to verify in this state.',
  },
  DUTY_NOT_OPEN: { zh: '该事项不在办理中。', en: 'The duty is not open.' },
  DUTY_NOT_YOURS: { zh: '该事项由另一方办理。', en: 'The duty is another one’s.' },
  DUTY_RESULT_WRONG: {
    zh: '该事项需要的结论不同，或不需要结论。',
    en: 'The duty asks for another result, or for none.',
  },
  EVIDENCE_NEEDED: { zh: '该事项需要附证明材料。', en: 'The duty needs evidence.' },
  KEY_SAME_PERSON: {
    zh: '核实人须与经办人及另一核实人不同。',
    en: 'Whoever verifies must be another person than those who did it and who verified it.',
  },
  KEY_SAME_BODY: { zh: '须由另一部门核实。', en: 'Another body has to verify it.' },
  NOT_PAUSED: { zh: '业务未被暂停。', en: 'The business is not paused.' },
  OBJECTION_TOO_LATE: { zh: '已过提出异议的期限。', en: 'The term for an objection is over.' },
  ALREADY_DISPUTED: { zh: '评级已在异议处理中。', en: 'The rating is under objection already.' },
  NOT_DISPUTED: { zh: '没有正在处理的异议。', en: 'There is no open objection.' },
  EXIT_RUNNING: { zh: '已在退出程序中。', en: 'The exit is running already.' },
  EXIT_NOT_OPEN: {
    zh: '严重预警期间不能自行退出，由专案组决定。',
    en: 'Nobody leaves by themselves out of a serious warning; the case group decides.',
  },
  DUTY_TOO_EARLY: {
    zh: '该事项的办理期尚未开始。',
    en: 'The time for this duty has not begun yet.',
  },
  DECIDED_BY_REVIEW: {
    zh: '异议由未参与评分的人在异议处理中决定，并说明理由。',
    en: 'An objection is decided as a review, with reasons, by somebody who did not make the rating.',
  },
  REVIEW_EXISTS: {
    zh: '该评分已经申请过人工复核。',
    en: 'A review of this rating was requested before.',
  },
  REVIEW_DECIDED: {
    zh: '该复核已经作出决定。',
    en: 'The review was decided before.',
  },
  REVIEWER_NOT_THIRD: {
    zh: '作出评分的人和提出异议的人不能复核该评分。',
    en: 'Nobody reviews a rating that they made or object to.',
  },
  WEIGHTING_STATE: {
    zh: '该草案目前所处的环节不能进行此操作。',
    en: 'The draft is not at the stage at which this can be done.',
  },
  ROUND_NOT_OPEN: {
    zh: '本轮判断已经结束，或者您已表示完成。',
    en: 'The round is over, or you said that you are done.',
  },
  BASE_OUTDATED: {
    zh: '起草所依据的版本已不是现行版本，本草案不能再送审、批准或发布。请从现行版本另行起草，并撤回本草案。',
    en: 'The version that the draft departs from is no longer in force, so that it is neither submitted, approved nor published. Begin a new draft from the version in force, and withdraw this one.',
  },
  TAKE_OVER_CHANGED: {
    zh: '提出停用后，接替的版本有变；请重新提出停用。',
    en: 'Another version would take over now than the proposal says; propose the retirement again.',
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
  BUSY: {
    zh: '他人正在更改同一内容，本次未作任何更改，请稍后再试。',
    en: 'Others are changing the same; nothing was changed now, try again shortly.',
  },
  SIGN_IN_NOT_SET_UP: {
    zh: '本服务尚未开通账号登录，请联系管理员（HEHENG_SECRET）。',
    en: 'Sign-in with an account is not set up here; ask the operator (HEHENG_SECRET).',
  },
  SIGN_IN_REFUSED: {
    zh: '邮箱或密码不正确。',
    en: 'The e-mail address or the password is not right.',
  },
  SIGN_IN_LOCKED: {
    zh: '尝试次数过多，请 15 分钟后再试。',
    en: 'Too many attempts; try again in 15 minutes.',
  },
  SIGN_IN_EXPIRED: {
    zh: '本次登录已失效，请重新输入邮箱和密码。',
    en: 'This sign-in has run out; start again with your e-mail address and password.',
  },
  PROVIDER_REFUSED: {
    zh: '统一身份认证没有完成，请重试。',
    en: 'The identity provider did not complete the sign-in; try again.',
  },
  PERSON_UNKNOWN: {
    zh: '身份已确认，但没有单位用该邮箱邀请过您；请向所在单位索取邀请链接。',
    en: 'The identity provider knows you, but nobody has invited you under that e-mail address; ask your organisation for an invitation.',
  },
  SECOND_FACTOR_WRONG: {
    zh: '验证码不正确，请输入身份验证器当前显示的 6 位数字。',
    en: 'The code is not right; type the six digits that your authenticator shows now.',
  },
  SECOND_FACTOR_USED: {
    zh: '该验证码已使用过，请等待下一个验证码。',
    en: 'The code was used before; wait for the next one.',
  },
  SECOND_FACTOR_ENROLLED: {
    zh: '二次验证已经启用。',
    en: 'A second factor is set up already.',
  },
  PASSWORD_WRONG: {
    zh: '密码不正确。',
    en: 'The password is not right.',
  },
  PASSWORD_NOT_SET: {
    zh: '您通过本县统一身份认证登录，这里没有可修改的密码。',
    en: 'You sign in through the county’s identity provider, so that there is no password to change here.',
  },
  INVITATION_INVALID: {
    zh: '邀请链接无效、已使用或已过期，请向邀请人索取新的链接。',
    en: 'The invitation is not valid, was used or has expired; ask for a new one.',
  },
  INVITATION_OF_ANOTHER: {
    zh: '该邀请发给另一个邮箱；请用该邮箱的账号登录后再打开链接。',
    en: 'The invitation is for another e-mail address; sign in with that account and open it again.',
  },
  BUYER_LINK_INVALID: {
    zh: '确认链接无效、已使用、已撤回或已过期，请向发给您链接的人索取新的链接。',
    en: 'The link is not valid, was used or withdrawn, or has expired; ask whoever gave it to you for a new one.',
  },
  CONFIRMATION_OVER: {
    zh: '该确认已答复、已撤回或已过期。',
    en: 'It was answered or withdrawn before, or has expired.',
  },
  ALREADY_MEMBER: {
    zh: '此人已在该单位任职。',
    en: 'This person acts for the organisation already.',
  },
  ONE_SIDE_ONLY: {
    zh: '此人在本县已代表另一方；政府、合作社、金融机构与监管机构须由不同的人代表。',
    en: 'This person acts for another side in this county; government, cooperatives, finance and the regulator are acted for by different people.',
  },
  NOTHING_TO_CONFIRM: {
    zh: '该任职已经确认，或者无须确认。',
    en: 'The membership was confirmed before, or needs no confirmation.',
  },
  CONFIRMER_NOT_THIRD: {
    zh: '邀请人和受邀人不能确认该任职。',
    en: 'Nobody confirms whom they invited, nor themselves.',
  },
  INVITER_IS_CHECKER: {
    zh: '经办人由您邀请，且尚无第三人确认其身份；请由他人核准。',
    en: 'You invited whoever made this, and nobody else has vouched for them: somebody else decides.',
  },
  APPROVER_ELSEWHERE: {
    zh: '该编号已有另一身份或单位的可核准密钥，不能再有第二个。',
    en: 'There is an approving key of this id for another role or organisation, and there is no second one.',
  },
  LAST_MEMBERSHIP: {
    zh: '不能结束自己最后一个任职。',
    en: 'Nobody ends their own last membership.',
  },
  ORGANISATION_EXISTS: {
    zh: '该单位编号已存在。',
    en: 'There is an organisation with this id already.',
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
