import type { Bilingual } from '../../domain/schemas.ts';

/** Verifying statements, and deciding objections to ratings. */
export const verificationTexts = {
  moreFindings: { zh: '其余 {n} 项', en: '{n} more' },

  navHome: { zh: '首页', en: 'Home' },
  navStatements: { zh: '报表核验', en: 'Statements' },
  navReviews: { zh: '人工复核', en: 'Objections' },
  navPeople: { zh: '人员', en: 'People' },
  navKeys: { zh: '密钥', en: 'Keys' },

  waitingTitle: { zh: '待核验的报表', en: 'Statements that wait to be verified' },
  waitingLead: {
    zh: '等得最久的排在最前。提交报表的人不能核验自己的报表。',
    en: 'Who waits longest comes first. Nobody verifies a statement that they submitted.',
  },
  waitingNone: { zh: '没有等待核验的报表。', en: 'No statement waits.' },
  waitingLine: {
    zh: '{year} 年度 · 第 {n} 次提交 · {time}',
    en: '{year} · revision {n} · submitted {time}',
  },
  waitingToday: { zh: '今日提交', en: 'since today' },
  waitingDays: { zh: '已等 {n} 天', en: 'for {n} days' },
  waitingOneDay: { zh: '已等 1 天', en: 'for a day' },
  backToWaiting: { zh: '返回待核验的报表', en: 'Back to the statements that wait' },

  comparedTitle: { zh: '{name} · {year} 年度报表', en: '{name} · statement of {year}' },
  filingTitle: { zh: '报送情况', en: 'Who filed it, and when' },
  checkTitle: { zh: '勾稽核对', en: 'What the checks found' },
  besideLastYear: { zh: '与上年对照', en: 'Beside last year' },
  besideLastYearHint: {
    zh: '单位：元。变动 = 本年年末数 − 上年年末数。',
    en: 'In yuan. The change is from the end of last year to the end of this one.',
  },
  withoutLastYear: {
    zh: '没有上年已核验的报表可以对照。单位：元。',
    en: 'There is no verified statement of last year to hold it against. In yuan.',
  },
  balanceSheetTitle: { zh: '资产负债表', en: 'Balance sheet' },
  surplusTitle: { zh: '盈余及盈余分配表', en: 'Surplus statement' },
  surplusNone: { zh: '没有报送盈余及盈余分配表。', en: 'No surplus statement was filed.' },
  lineColumn: { zh: '项目', en: 'Line' },
  openingColumn: { zh: '年初数', en: 'Opening' },
  closingColumn: { zh: '年末数', en: 'Closing' },
  lastOpeningColumn: { zh: '上年年初', en: 'Last opening' },
  lastClosingColumn: { zh: '上年年末', en: 'Last closing' },
  amountColumn: { zh: '本年', en: 'This year' },
  lastAmountColumn: { zh: '上年', en: 'Last year' },
  amountChangeColumn: { zh: '变动', en: 'Change' },
  emptyLines: {
    zh: '另有 {n} 个项目两年均为零或未填：{lines}。',
    en: 'Another {n} lines are zero or empty in both years: {lines}.',
  },

  verifyTitle: { zh: '核验结果', en: 'Your decision' },
  verifyHint: {
    zh: '核验后评分即可使用这份报表，且不能撤销；有误请退回，合作社改正后重新提交。',
    en: 'Once verified, ratings rest on it, and that is not undone. Where something is wrong, return it: the cooperative corrects it and sends it again.',
  },
  verifyChoice: { zh: '您的决定', en: 'You' },
  verifyAccept: { zh: '核验通过', en: 'verify it' },
  verifyReturn: { zh: '退回改正', en: 'return it' },
  verifyNote: { zh: '说明', en: 'Note' },
  verifyNoteHint: {
    zh: '退回时必填：哪些内容需要改正。合作社会看到。',
    en: 'Needed if you return it: what has to be put right. The cooperative reads it.',
  },
  verifySend: { zh: '提交核验结果', en: 'Record the decision' },
  verifyChoiceNeeded: {
    zh: '请选择核验通过还是退回。',
    en: 'Say whether you verify or return it.',
  },
  verifyOwn: {
    zh: '这份报表由您提交，须由他人核验。',
    en: 'You submitted this statement; somebody else has to verify it.',
  },

  objectionsTitle: { zh: '对评分的异议', en: 'Objections to ratings' },
  objectionsLead: {
    zh: '由既未作出评分、也未提出异议的人复核。等得最久的排在最前。',
    en: 'Somebody who neither made the rating nor objects decides. Who waits longest comes first.',
  },
  objectionsDecidedTitle: { zh: '已决定的异议', en: 'Objections that were decided' },
  objectionsNone: { zh: '没有等待复核的异议。', en: 'No objection waits.' },
  objectionsDecidedNone: { zh: '还没有已决定的异议。', en: 'None was decided yet.' },
  objectionsShowOpen: { zh: '查看待复核的', en: 'Show those that wait' },
  objectionsShowDecided: { zh: '查看已决定的', en: 'Show those that were decided' },
  objectionLine: { zh: '提出于 {time}', en: 'raised {time}' },
  objectionDue: { zh: '{day} 前答复', en: 'answer by {day}' },
  objectionOverdue: { zh: '已超期（{day}）', en: 'overdue since {day}' },
  backToObjections: { zh: '返回异议列表', en: 'Back to the objections' },
  objectionPageTitle: { zh: '{name} · 对评分的异议', en: '{name} · objection to a rating' },
  objectionReasonsTitle: { zh: '合作社的理由', en: 'What the cooperative says' },
  objectionRatingTitle: { zh: '所涉评分', en: 'The rating' },
  objectionRaised: { zh: '提出', en: 'Raised' },
  objectionDueLabel: { zh: '答复期限', en: 'Answer by' },
  objectionDueBasis: {
    zh: '{day}（收到后 {n} 个工作日；需其他单位核实的 {more} 个工作日）',
    en: '{day} ({n} working days after it was raised, or {more} where other bodies have to check)',
  },
  wholeReport: { zh: '查看完整评分报告', en: 'Read the whole report' },
  decideTitle: { zh: '复核决定', en: 'Your decision' },
  decideHint: {
    zh: '决定和理由会告知合作社并存档，不能撤销。',
    en: 'The cooperative reads the decision and its reasons. They are kept, and not undone.',
  },
  decideChoice: { zh: '结论', en: 'The rating' },
  decideUphold: { zh: '维持评分', en: 'is upheld' },
  decideAgain: { zh: '重新评分', en: 'is to be made again' },
  decideAgainHint: {
    zh: '更正数据后，由农业农村局重新评分。',
    en: 'after the data were corrected, by the bureau',
  },
  decideReasons: { zh: '理由', en: 'Reasons' },
  decideSend: { zh: '提交决定', en: 'Record the decision' },
  decideChoiceNeeded: {
    zh: '请选择维持评分还是重新评分。',
    en: 'Say whether the rating is upheld or made again.',
  },
  reasonsNeeded: { zh: '请填写理由。', en: 'Give your reasons.' },
  decideNotThird: {
    zh: '这次评分由您作出，或异议由您提出，须由他人复核。',
    en: 'You made this rating or object to it; somebody else has to decide.',
  },
  decidedTitle: { zh: '已作出决定', en: 'It was decided' },
} as const satisfies Record<string, Bilingual>;
