import type { Bilingual } from '../../domain/schemas.ts';

/** Accounts, invitations, people and keys. */
export const peopleTexts = {
  signInAccountTitle: { zh: '使用账号登录', en: 'Sign in with your account' },
  signInWithProvider: {
    zh: '通过本县统一身份认证登录',
    en: 'Sign in through the county’s identity provider',
  },
  email: { zh: '邮箱', en: 'E-mail address' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: { zh: '至少 12 个字符。', en: 'At least 12 characters.' },
  personName: { zh: '姓名', en: 'Your name' },

  codeTitle: { zh: '输入验证码', en: 'Enter your code' },
  codeIntro: {
    zh: '打开手机上的身份验证器，输入“合衡 Heheng”当前显示的 6 位数字。',
    en: 'Open the authenticator on your phone and type the six digits that it shows for Heheng.',
  },
  code: { zh: '验证码', en: 'Code' },
  continue: { zh: '继续', en: 'Continue' },

  invitationTitle: { zh: '接受邀请', en: 'Accept your invitation' },
  invitationIntro: {
    zh: '您受邀代表“{organisation}”使用合衡，身份：{role}，邮箱：{email}。',
    en: 'You are invited to act for {organisation} as {role}, under {email}.',
  },
  invitationUntil: { zh: '链接于 {date} 失效。', en: 'The link ends on {date}.' },
  invitationNewTitle: { zh: '设置账号', en: 'Set up your account' },
  invitationAccept: { zh: '接受邀请', en: 'Accept' },
  invitationHasAccount: {
    zh: '该邮箱已有账号，请先登录，再回到本页接受邀请。',
    en: 'There is an account under this address: sign in, then accept the invitation here.',
  },
  invitationThroughProvider: {
    zh: '通过本县统一身份认证接受',
    en: 'Accept through the county’s identity provider',
  },

  accountTitle: { zh: '我的账号', en: 'Your account' },
  accountActing: { zh: '当前代表', en: 'You act for' },
  accountActingForNobody: {
    zh: '您目前没有代表任何单位。请在下方选择单位；如列表为空，请向所在单位索取邀请链接。',
    en: 'You act for nobody at present. Choose an organisation below, or ask yours for an invitation.',
  },
  accountOrganisations: { zh: '可代表的单位', en: 'Organisations that you may act for' },
  accountSwitch: { zh: '切换到此单位', en: 'Act for this one' },
  accountCurrent: { zh: '当前', en: 'Current' },
  accountSignOutEverywhere: { zh: '退出所有设备', en: 'Sign out everywhere' },
  accountKeyOnly: {
    zh: '您使用访问密钥登录，没有个人账号。',
    en: 'You signed in with a key and have no account of your own here.',
  },
  secondFactorTitle: { zh: '二次验证', en: 'Second factor' },
  secondFactorNeeded: {
    zh: '您的身份可核准他人的工作，核准前须启用并通过二次验证。',
    en: 'Your role approves the work of others. That needs a second factor.',
  },
  secondFactorNone: { zh: '尚未启用。', en: 'It is not set up.' },
  secondFactorShown: { zh: '已启用，本次登录已通过。', en: 'It is set up, and you have shown it.' },
  secondFactorUnshown: {
    zh: '已启用，本次登录尚未验证。',
    en: 'It is set up, but you have not shown it since you signed in.',
  },
  secondFactorSetUp: { zh: '启用二次验证', en: 'Set up a second factor' },
  secondFactorShow: { zh: '验证', en: 'Show a code' },
  secondFactorPassword: {
    zh: '请再次输入密码（通过统一身份认证登录的，留空）。',
    en: 'Type your password again (leave it empty if you sign in through the identity provider).',
  },
  secondFactorAddTitle: { zh: '把密钥添加到身份验证器', en: 'Add this key to your authenticator' },
  secondFactorAddIntro: {
    zh: '在手机上打开链接，或在身份验证器中选择“手动输入密钥”并输入下面的密钥，然后填写它显示的 6 位数字。',
    en: 'Open the link on your phone, or choose “enter a key by hand” in the authenticator and type this one. Then type the six digits that it shows.',
  },
  secondFactorLink: { zh: '在身份验证器中打开', en: 'Open in the authenticator' },
  secondFactorKey: { zh: '密钥', en: 'Key' },

  peopleTitle: { zh: '人员', en: 'People' },
  peopleSince: { zh: '起始', en: 'Since' },
  peopleRole: { zh: '身份', en: 'Role' },
  peopleOrganisation: { zh: '单位', en: 'Organisation' },
  peopleEnd: { zh: '结束任职', en: 'End' },
  peopleNone: { zh: '还没有人员。', en: 'There is nobody yet.' },
  nextPage: { zh: '下一页', en: 'Next page' },
  inviteTitle: { zh: '邀请人员', en: 'Invite somebody' },
  inviteFor: { zh: '代表的单位', en: 'For which organisation' },
  inviteCooperative: { zh: '合作社（在下方填写代码）', en: 'A cooperative (give its code below)' },
  inviteCode: { zh: '合作社统一社会信用代码', en: 'Credit code of the cooperative' },
  inviteCodeHint: { zh: '仅邀请合作社人员时填写。', en: 'Only for people of a cooperative.' },
  inviteSend: { zh: '生成邀请链接', en: 'Make an invitation' },
  invitedTitle: { zh: '邀请链接已生成', en: 'The invitation is made' },
  invitedIntro: {
    zh: '请把链接交给受邀人。链接只显示这一次，{date} 前可使用一次。',
    en: 'Hand this link to the person. It is shown once, and works once until {date}.',
  },
  backToPeople: { zh: '返回人员', en: 'Back to people' },

  keysTitle: { zh: '访问密钥', en: 'Keys' },
  keysIntro: {
    zh: '供本单位的系统调用接口使用；不能核准、邀请或生成密钥。',
    en: 'For systems of your organisation. They neither approve nor invite nor make keys.',
  },
  keysNone: { zh: '还没有密钥。', en: 'There are no keys yet.' },
  keyName: { zh: '用途', en: 'What it is for' },
  keyScopes: { zh: '权限', en: 'Permissions' },
  keyAllScopes: { zh: '该身份的全部权限', en: 'All of the role' },
  keyExpires: { zh: '有效期至', en: 'Valid until' },
  keyLastDay: { zh: '最后有效日', en: 'Last day' },
  keyExpiresHint: { zh: '含当日，最长一年。', en: 'That day included; at most one year.' },
  keyNever: { zh: '长期', en: 'No end' },
  keyRevoke: { zh: '停用', en: 'Revoke' },
  keyMakeTitle: { zh: '生成密钥', en: 'Make a key' },
  keyNameNeeded: { zh: '请填写密钥的用途。', en: 'Say what the key is for.' },
  keyScopesNeeded: { zh: '请至少选择一项权限。', en: 'Choose at least one permission.' },
  lastDayNeeded: { zh: '请填写最后有效日。', en: 'Give the last day.' },
  keyMake: { zh: '生成', en: 'Make it' },
  keyMadeTitle: { zh: '密钥已生成', en: 'The key is made' },
  keyMadeIntro: {
    zh: '请立即保存；密钥只显示这一次。',
    en: 'Keep it now: it is shown this once.',
  },
  shownOnceAlready: {
    zh: '已经生成，并且已显示过一次，不能再次显示。如果没有保存，请重新生成一个。',
    en: 'It was made, and shown once already; it is not shown again. If you did not keep it, make a new one.',
  },
  backToKeys: { zh: '返回密钥', en: 'Back to keys' },
  problemSecondFactor: { zh: '需要二次验证', en: 'A second factor is needed' },
  problemSecondFactorNext: {
    zh: '在“我的账号”中启用或完成二次验证，然后重试。',
    en: 'Set up or show your second factor under “Your account”, then try again.',
  },
} as const satisfies Record<string, Bilingual>;
