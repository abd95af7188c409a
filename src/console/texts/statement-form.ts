import type { Bilingual } from '../../domain/schemas.ts';

/** Filling in a statement on a page. */
export const statementFormTexts = {
  fillInstead: {
    zh: '没有现成文件？在网页上填写报表',
    en: 'No file at hand? Fill in the form here',
  },
  fillInsteadHint: {
    zh: '逐项填写，手机也可以；先检查、后报送。',
    en: 'Line by line, on a phone as well; checked first, filed once you are content.',
  },
  fillThisForm: { zh: '在网页上填写报表', en: 'Fill in a statement' },
  chooseFormTitle: { zh: '填写报表', en: 'Fill in a statement' },
  chooseFormLead: {
    zh: '先选定年度和报表格式，再逐项填写。填过的内容在检查时保存，随时可以回来接着填。',
    en: 'Choose the year and the form, then fill it in line by line. Whatever you have checked is kept, and you can go on with it at any time.',
  },
  chooseUscc: { zh: '合作社的统一社会信用代码', en: 'Credit code of the cooperative' },
  chooseUsccNeeded: { zh: '请填写统一社会信用代码。', en: 'Fill in the credit code.' },
  chooseUsccUnknown: {
    zh: '本县没有登记这个代码的合作社，请核对。',
    en: 'No cooperative of this county is registered under that code; please check it.',
  },
  chooseYear: { zh: '哪一年的报表', en: 'Statement of which year' },
  chooseYearHint: {
    zh: '会计年度，四位数字，如 {year}。',
    en: 'The fiscal year in four digits, such as {year}.',
  },
  chooseYearNeeded: { zh: '请填写会计年度。', en: 'Fill in the fiscal year.' },
  chooseYearNotEnded: {
    zh: '这一年度尚未结束，还没有年末数。',
    en: 'That year is not over; it has no closing amounts yet.',
  },
  chooseForm: { zh: '用哪种报表格式', en: 'Which form' },
  chooseFormNeeded: { zh: '请选择报表格式。', en: 'Choose a form.' },
  chooseNext: { zh: '开始填写', en: 'Start' },

  fillTitle: { zh: '填写 {year} 年度报表', en: 'Statement of {year}' },
  fillForm: { zh: '{form} 年格式', en: 'form of {form}' },
  fillUnit: {
    zh: '金额单位为元，最多两位小数；没有发生的项目留空。负数写作 -100、△100 或 (100)，千位逗号和全角数字都可以。',
    en: 'Amounts are in yuan with at most two decimals; leave empty what there is none of. A minus is written -100, △100 or (100); commas between thousands and full-width digits are fine.',
  },
  fillContents: { zh: '报表各部分', en: 'Parts of the form' },
  fillProblems: { zh: '{n} 处须改正', en: '{n} to put right' },
  fillWarnings: { zh: '{n} 处请核对', en: '{n} to check' },
  fillCheck: { zh: '保存并检查', en: 'Save and check' },
  fillSavedProblems: {
    zh: '已保存、尚未报送。请先改正：',
    en: 'Saved, but not filed yet. Put this right first:',
  },
  fillCheckHint: {
    zh: '先保存、检查，不会直接报送；没填完也可以先保存，以后接着填。',
    en: 'This saves and checks, and files nothing. You may save before you are done and go on later.',
  },
  fillChangeChoice: { zh: '换年度或格式', en: 'Another year or form' },
  formAmountColumn: { zh: '金额', en: 'Amount' },
  lineLess: { zh: '减：', en: 'Less: ' },
  lineSubtotal: { zh: '小计，可留空', en: 'subtotal, may be left empty' },
  lineTotal: { zh: '合计，请填写', en: 'total, fill it in' },
  sectionAssets: { zh: '资产', en: 'Assets' },
  sectionLiabilities: { zh: '负债', en: 'Liabilities' },
  sectionEquity: { zh: '所有者权益', en: 'Equity' },
  sectionSurplus: { zh: '盈余及盈余分配', en: 'Surplus and its distribution' },
  sectionSurplusHint: {
    zh: '“可分配盈余”填提取盈余公积之前的数。整张表没有的，全部留空即可。',
    en: 'The distributable surplus is the one before the surplus reserve. Leave all of it empty if you have no such statement.',
  },

  startLastYear: {
    zh: '年初数已按 {year} 年度报表（{state}）的年末数填好，请核对。',
    en: 'The opening amounts are the closing ones of {year} ({state}); please check them.',
  },
  startCorrection: {
    zh: '这一年度已报送过第 {n} 版（{state}），内容已填好；改动后报送即为更正，原来的版本会保留。',
    en: 'Revision {n} of this year is on record ({state}) and filled in below. What you change becomes a correction; the earlier revision is kept.',
  },
  startTyped: {
    zh: '已恢复 {when} 保存、尚未报送的内容。',
    en: 'This is what was saved on {when} and not filed yet.',
  },
  startSeeChecked: { zh: '看检查结果', en: 'See what was found' },
  startAfresh: { zh: '不用它，重新填写', en: 'Leave it and start afresh' },

  fillSignedOut: {
    zh: '登录已失效。您填的内容都还在下面，没有丢失，也没有报送。',
    en: 'Your session has ended. All that you filled in is still below; nothing is lost and nothing was filed.',
  },
  fillSignInAgain: {
    zh: '请在新窗口重新登录，再回到这里点“保存并检查”。',
    en: 'Sign in again in a new window, then come back and press “Save and check”.',
  },

  formAnswersTitle: { zh: '核对填写内容', en: 'Check your answers' },
  answersSubject: {
    zh: '{name} · {year} 年度 · {form} 年格式',
    en: '{name} · {year} · form of {form}',
  },
  answersSound: {
    zh: '没有错误，可以报送。现在还没有报送。',
    en: 'There are no errors: it can be filed. It is not filed yet.',
  },
  answersToCheck: {
    zh: '有 {n} 处请核对，见下表。数字属实的可以照样报送，镇办核验时会看到同样的提示。',
    en: '{n} to check, marked below. What is right can be filed as it is; the township will see the same notes.',
  },
  answersUnchanged: {
    zh: '与已报送的报表相同，不需要再报送。',
    en: 'This is what is on record already; there is nothing to file.',
  },
  answersFile: { zh: '确认报送', en: 'File the statement' },
  answersChange: { zh: '返回修改', en: 'Change the answers' },
  answersEmpty: { zh: '为零或未填：{lines}。', en: 'Zero or empty: {lines}.' },
  filedTitle: { zh: '报表已报送', en: 'The statement is filed' },
  filedVerdict: {
    zh: '{year} 年度报表已报送，等待镇办核验。',
    en: 'The statement of {year} is filed and waits for the township.',
  },
  filedNext: { zh: '接下来', en: 'What happens next' },
  filedNextVerify: {
    zh: '镇办会把这份报表与上一年度的对照核验；报送的人不能核验自己报送的报表。',
    en: 'The township compares it with last year’s and verifies it; nobody verifies what they filed themselves.',
  },
  filedNextQuestion: {
    zh: '有疑问时，镇办会在系统里提问，请及时回答。',
    en: 'If something is unclear, the township asks here, and the cooperative answers.',
  },
  filedNextReturn: {
    zh: '若被退回，按说明改正后重新报送；每一版都会保留。',
    en: 'If it is returned, put right what is named and file it again; every revision is kept.',
  },
  filedNextRate: {
    zh: '核验通过后，县里据此评分，结果在合作社报告中查看。',
    en: 'Once it is verified, the county rates by it, and the report shows the result.',
  },
  filedToReport: { zh: '去看合作社报告', en: 'Go to the report' },
  filedToQuestions: { zh: '看核验提问', en: 'See questions' },
  filedAnother: { zh: '再填一份', en: 'Fill in another' },
} as const satisfies Record<string, Bilingual>;
