import type { Bilingual } from '../../domain/schemas.ts';

export const commonTexts = {
  productName: { zh: '合衡', en: 'Heheng 合衡' },
  productTagline: {
    zh: '农民合作社风险管控与融资绿色通道',
    en: 'Cooperative risk and the green channel to finance',
  },
  skipToContent: { zh: '跳到正文', en: 'Skip to main content' },
  switchLanguage: { zh: 'English', en: '中文' },
  signedInAs: { zh: '{name} · {role}', en: '{name} · {role}' },
  navLabel: { zh: '主要栏目', en: 'Main sections' },
  navOverview: { zh: '全县总览', en: 'Overview' },
  navWeighting: { zh: '权重', en: 'Weights' },
  navJudgments: { zh: '我的评议', en: 'My judgments' },
  navAudit: { zh: '审计链', en: 'Audit chain' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  backToOverview: { zh: '返回全县总览', en: 'Back to the county overview' },
  groundTitle: { zh: '依据', en: 'Ground' },
  ground: {
    zh: '《高青县城乡融合发展试验区实施方案》（高政办字〔2022〕21号）第 10 项“建立风险的防范、规避、应对与监管体系”：构建“政府—农民合作社”二元协同风险管控机制，用层次分析法搭建风险指标体系。',
    en: 'Gaoqing’s plan for integrated urban and rural development (高政办字〔2022〕21号), item 10: a system to prevent, avoid, answer and supervise risk, by dual (government–cooperative) control and an indicator system built with the analytic hierarchy process.',
  },
  recommendsOnly: {
    zh: '评分是扶持和监督的参考，不是信用报告；是否贷款、担保由银行和农担自主决定。',
    en: 'Scores are a reference for support and supervision, not a credit report; banks and guarantors decide on their own.',
  },
  chartData: { zh: '查看数据表', en: 'Show the figures as a table' },
  scrollableTable: { zh: '{title}（可左右滚动）', en: '{title} (scrolls sideways)' },
  notKnown: { zh: '—', en: '—' },
  notKnownSpoken: { zh: '无数据', en: 'no data' },
  unrated: { zh: '未评分', en: 'Not rated' },
  unratedMeaning: {
    zh: '还没有评分。提交报表并经镇办核验后即可评分。',
    en: 'There is no rating yet. It can be made once a statement was handed in and verified.',
  },
  days: { zh: '{n} 天', en: '{n} days' },
  points: { zh: '{n} 分', en: '{n} points' },
  oneDay: { zh: '{n} 天', en: '{n} day' },

  signInTitle: { zh: '登录合衡', en: 'Sign in to Heheng' },
  signInIntro: {
    zh: '给合作社称一称风险，让政府和合作社共同管控，让经得起的合作社走上融资绿色通道。',
    en: 'Heheng weighs the risks of farmers’ cooperatives, lets county and cooperative hold them together, and opens the way to finance.',
  },
  signInDemoTitle: { zh: '选择一个身份体验', en: 'Try it in one of these roles' },
  signInDemoHint: {
    zh: '一键登录，无需注册。全部数据均为虚构演示数据。',
    en: 'One click, no registration. All data are fictional demonstration data.',
  },
  signInAs: { zh: '以此身份登录', en: 'Sign in' },
  signInKeyTitle: { zh: '使用访问密钥登录', en: 'Sign in with an access key' },
  signInKeyLabel: { zh: '访问密钥', en: 'Access key' },
  signInKeyHint: {
    zh: '由县农业农村局发放，请勿转给他人。',
    en: 'Issued by the agriculture bureau; do not pass it on.',
  },
  signInErrorTitle: { zh: '没有登录成功', en: 'You are not signed in' },
  signInKeyWrong: {
    zh: '访问密钥无效或已停用，请核对后重新粘贴。',
    en: 'The key is not valid or no longer in use. Check it and paste it again.',
  },
  signInKeyEmpty: { zh: '请粘贴访问密钥。', en: 'Paste your access key.' },
  signInRoleClosed: {
    zh: '这里没有开通该身份的一键登录。',
    en: 'One-click sign-in is not open for this role here.',
  },
  errorMark: { zh: '错误：', en: 'Error: ' },

  problemNextTitle: { zh: '您可以', en: 'What you can do' },
  problemRequestId: { zh: '请求编号', en: 'Request id' },
  problemRequestHint: {
    zh: '联系管理员时请提供此编号。',
    en: 'Give this number when you ask for help.',
  },
  problemNotFound: { zh: '没有找到这个页面', en: 'There is no such page' },
  problemForbidden: { zh: '您的身份不能查看此页', en: 'Your role may not see this page' },
  problemInput: { zh: '地址中的筛选条件有误', en: 'The address has a filter that is not valid' },
  problemBroken: { zh: '服务出了问题', en: 'Something went wrong here' },
  problemRefused: { zh: '请求未被接受', en: 'The request was not accepted' },
  problemNotFoundNext: {
    zh: '核对网址或统一社会信用代码；如合作社不在您的管辖范围内，您将看不到它。',
    en: 'Check the address or the unified social credit code. A cooperative outside your remit is not shown to you.',
  },
  problemForbiddenNext: {
    zh: '换用有权限的身份登录，或向县农业农村局申请。',
    en: 'Sign in with a role that may, or ask the agriculture bureau.',
  },
  problemInputNext: {
    zh: '回到总览，用页面上的筛选项重新选择。',
    en: 'Go back to the overview and choose with the filters on the page.',
  },
  problemBrokenNext: {
    zh: '您的数据没有改变。请稍后再试；如仍不行，请联系管理员。',
    en: 'None of your data was changed. Try again shortly; if it stays like this, ask for help.',
  },
  problemRefusedNext: {
    zh: '回到上一页刷新后再试。',
    en: 'Go back, reload the page and try again.',
  },
} as const satisfies Record<string, Bilingual>;

/** Said in both languages on every page of a county whose cooperatives are made up. */
export const FICTIONAL_NOTICE = {
  zh: '演示数据：除另有说明外，本页的合作社、报表和评分均为虚构，不对应任何真实主体。',
  en: 'Demonstration data: unless a note says otherwise, every cooperative, statement and score here is fictional.',
} as const satisfies Bilingual;
