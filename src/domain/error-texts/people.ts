import type { Bilingual } from '../schemas.ts';

/** What is refused at sign-in, and about people and their organisations. */
export const peopleErrors = {
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
  SECOND_FACTOR_NEEDED: {
    zh: '此操作需先启用并通过二次验证。',
    en: 'This needs a second factor at sign-in.',
  },
  NOT_YET_CONFIRMED: {
    zh: '您的任职尚待本单位另一位可核准的人员确认，此前不能核准。',
    en: 'You approve nothing until a second person of your organisation who approves has confirmed you.',
  },
  ORGANISATION_EXISTS: {
    zh: '该单位编号已存在。',
    en: 'There is an organisation with this id already.',
  },
} as const satisfies Record<string, Bilingual>;
