import type { CaseEntry, DutyOf, RiskCase } from '../../domain/cases/schemas.ts';
import type { Bilingual } from '../../domain/schemas.ts';

/** Cases of the dual control, and what is due. */
export const caseTexts = {
  navCases: { zh: '二元协同', en: 'Cases' },
  navCase: { zh: '风险管控', en: 'My case' },
  navDuties: { zh: '待办事项', en: 'What is due' },

  casesTitle: { zh: '政府与合作社协同管控', en: 'Dual control: both sides’ duties' },
  casesLead: {
    zh: '每个等级都有两份责任：合作社一份，政府一份。逾期的排在最前。',
    en: 'Every level has two sets of duties: the cooperative’s and the government’s. Late ones come first.',
  },
  casesNone: { zh: '没有这样的案件。', en: 'There is no such case.' },
  casesAll: { zh: '全部', en: 'All' },
  casesFilter: { zh: '按等级筛选', en: 'By level' },
  caseNameColumn: { zh: '合作社', en: 'Cooperative' },
  caseStateColumn: { zh: '状态', en: 'State' },
  caseSinceColumn: { zh: '起始日', en: 'Since' },
  caseOwnColumn: { zh: '合作社待办', en: 'Cooperative' },
  caseGovernmentColumn: { zh: '政府待办', en: 'Government' },
  caseDutyCount: { zh: '{n} 项', en: '{n} open' },
  caseLateCount: { zh: '逾期 {n} 项', en: '{n} late' },

  backToCases: { zh: '返回案件列表', en: 'Back to the cases' },
  backToCase: { zh: '返回案件', en: 'Back to the case' },
  caseSince: { zh: '自 {day} 起（第 {n} 天）', en: 'Since {day} (day {n})' },
  caseRating: { zh: '最新评级：', en: 'The newest rating: ' },
  caseReport: { zh: '查看评分报告', en: 'Read the report' },
  caseOpenLink: { zh: '查看双方待办', en: 'See both sides’ duties' },
  caseDisputed: {
    zh: '评级正在异议处理中；处理期间双方事项照常进行。',
    en: 'The rating is under objection; both sides’ duties go on meanwhile.',
  },
  casePaused: { zh: '业务已暂停。', en: 'The business is paused.' },
  caseProvisional: {
    zh: '部分期限落在尚未公布节假日安排的年份，暂按周末推算（{calendar}）；公布后以新的日历为准。',
    en: 'Some terms end in a year whose holidays are not published yet; they are counted by weekends only ({calendar}) for now.',
  },
  caseCountNow: {
    zh: '合作社待办 {own} 项（逾期 {ownLate}），政府待办 {other} 项（逾期 {otherLate}）。',
    en: 'The cooperative has {own} open duties ({ownLate} late), the government {other} ({otherLate} late).',
  },
  caseInForce: {
    zh: '管控状态与评级不同：升级立即生效，降级须双方完成并经核实，每次一级。',
    en: 'The state differs from the rating: it rises at once, but falls one level at a time, when both sides have done their part and it is verified.',
  },

  ownDutiesTitle: { zh: '合作社要做的', en: 'What the cooperative must do' },
  governmentDutiesTitle: { zh: '政府要做的', en: 'What the government must do' },
  dutiesNone: { zh: '目前没有。', en: 'Nothing for now.' },
  dutiesEnded: { zh: '已办结 {n} 项', en: '{n} done' },
  dutyDue: { zh: '截止 {day}', en: 'Due {day}' },
  dutyInDays: { zh: '还有 {n} 天', en: 'in {n} days' },
  dutyTomorrow: { zh: '明天到期', en: 'tomorrow' },
  dutyToday: { zh: '今天到期', en: 'today' },
  dutyDaysLate: { zh: '逾期 {n} 天', en: '{n} days late' },
  dutyDayLate: { zh: '逾期 1 天', en: 'a day late' },
  dutyJustLate: { zh: '今天逾期', en: 'late since today' },
  dutyBy: { zh: '责任方：{body}', en: 'Whose duty: {body}' },
  dutyTogether: { zh: '责任方：{body}（会同{others}）', en: 'Whose duty: {body}, with {others}' },
  dutyBasis: { zh: '依据：{basis}', en: 'Basis: {basis}' },
  dutyEscalates: { zh: '逾期即告知：{body}', en: 'If late, told to: {body}' },
  dutyEscalated: { zh: '已逾期，已告知：{body}', en: 'Late, and told to: {body}' },
  dutyDo: { zh: '办理', en: 'Do it' },
  dutyDecideObjection: { zh: '去处理异议', en: 'Go to the objection' },
  dutyDone: { zh: '{day} 办结', en: 'Done {day}' },
  dutyWasLate: { zh: '（曾逾期）', en: '(it was late)' },
  dutyMissed: { zh: '未完成', en: 'Not done' },
  dutyCancelled: { zh: '已终止', en: 'Ended with its state' },
  dutyAwaited: { zh: '等待政府确认', en: 'Waits for the government’s answer' },
  dutyReturned: { zh: '被退回，请补正', en: 'Returned: put it right' },
  dutyResult: { zh: '结果：{result}', en: 'Result: {result}' },
  dutyNote: { zh: '说明', en: 'Note' },
  dutyNoteHint: {
    zh: '做了什么、什么时候、和谁。双方都能看到。',
    en: 'What was done, when and with whom. Both sides read it.',
  },
  dutyResultChoice: { zh: '结果', en: 'Result' },
  dutyResultNeeded: { zh: '请选择结果。', en: 'Choose a result.' },
  dutySend: { zh: '确认办结', en: 'It is done' },
  dutySendHint: {
    zh: '提交后记入审计链，不能撤销。',
    en: 'It is kept in the audit chain, and not undone.',
  },
  dutyNotYours: { zh: '这件事由{body}办理。', en: 'This is for {body} to do.' },
  dutyByReview: {
    zh: '异议由没有参与评分的人决定，并说明理由。',
    en: 'Somebody who did not make the rating decides on the objection, with reasons.',
  },
  dutyEnded: { zh: '这件事已经办结。', en: 'This was done before.' },
  caseNoteNeeded: { zh: '请填写说明。', en: 'Write a note.' },

  evidenceTitle: { zh: '证明材料', en: 'Evidence' },
  evidenceChoose: { zh: '选择文件', en: 'Choose the files' },
  evidenceChooseHint: {
    zh: '浏览器只在本机计算文件指纹（SHA-256）。文件不上传，由您单位保存备查。',
    en: 'Your browser computes the fingerprint (SHA-256) on this device. The file is not uploaded: your office keeps it.',
  },
  evidenceLines: { zh: '文件指纹和名称', en: 'Fingerprint and name of each file' },
  evidenceLinesHint: {
    zh: '每行一份文件：64 位 SHA-256，空格，文件名（与 sha256sum 的输出相同）。文件由您单位保存备查，这里只存指纹。',
    en: 'One file a line: its SHA-256 of 64 characters, a space, its name, as sha256sum prints it. Your office keeps the file; only the fingerprint is stored here.',
  },
  evidenceKept: { zh: '{name} · 指纹 {digest}…', en: '{name} · fingerprint {digest}…' },
  evidenceNeeded: { zh: '请提供证明材料。', en: 'Name your evidence.' },
  evidenceWrong: {
    zh: '第 {n} 行应为 64 位 SHA-256、空格和文件名。',
    en: 'Line {n} has to be a SHA-256 of 64 characters, a space and the name of a file.',
  },
  evidenceTooMany: { zh: '最多 20 份文件。', en: '20 files at most.' },

  hurdlesTitle: { zh: '怎样下调一级', en: 'What lowers the level' },
  exitHurdlesTitle: { zh: '怎样办结退出', en: 'What completes the exit' },
  hurdlesLead: {
    zh: '还差下面这些，之后由未参与办理的另一名工作人员核实；橙、红两级须两个单位。',
    en: 'This is still missing. Then an official who did none of the work verifies it; from orange and red it takes two bodies.',
  },
  hurdlesNone: {
    zh: '条件已经具备，等待核实。核实人须是本阶段没有办理过事项的另一名工作人员。',
    en: 'Nothing stands in the way: it waits to be verified, by an official who did none of the work of this level.',
  },
  keysTurned: { zh: '已核实 {n} / {needed} 个单位', en: 'Verified by {n} of {needed} bodies' },
  verifyCase: { zh: '核实并同意下调一级', en: 'Verify it: the level may fall' },
  verifyCaseTitle: { zh: '核实：可以下调一级', en: 'Verify that the level may fall' },
  verifyCaseHint: {
    zh: '请确认双方事项确已完成。本阶段办理过事项的人不能核实；需要两个单位时，第二个单位核实后才下调。',
    en: 'Confirm that both sides have done their part. Nobody verifies who did some of it; where two bodies are needed, the second one moves the level.',
  },
  verifyExit: { zh: '核实退出已办结', en: 'Verify that the exit is complete' },
  resumeCase: { zh: '同意恢复业务', en: 'Agree that the pause ends' },
  resumeCaseHint: {
    zh: '结束暂停须两个单位分别同意。{n} 个单位已同意。',
    en: 'It takes two bodies to end a pause. {n} have agreed.',
  },
  requestCase: { zh: '提议：{duty}', en: 'Ask for it: {duty}' },
  requestCaseHint: {
    zh: '写明由谁提议（监事会，或三成以上成员）。提议后即开始计算期限。',
    en: 'Say who asks (the supervisors, or 30 % of the members). The term begins at once.',
  },
  exitCase: { zh: '启动退出程序', en: 'Begin the exit' },
  exitCaseHint: {
    zh: '退出后不再评级管控，转为清偿、关闭和回访；启动后不能撤回，须两个单位核实才办结。',
    en: 'The levels end; what follows is settling, closing and a follow-up. It is not undone, and two bodies verify its end.',
  },
  exitConfirm: {
    zh: '我确认启动退出程序，并知道不能撤回。',
    en: 'I confirm that the exit begins, and know that it is not undone.',
  },
  exitConfirmNeeded: { zh: '请勾选确认。', en: 'Confirm it first.' },
  actNote: { zh: '说明和理由', en: 'Note and reasons' },
  actSend: { zh: '确认', en: 'Confirm' },
  caseActions: { zh: '其他操作', en: 'What else can be done' },

  restrictionsTitle: { zh: '这段时间不得', en: 'Not allowed meanwhile' },
  toolsTitle: { zh: '政府可以依法', en: 'What the law lets the government do' },
  timelineTitle: { zh: '经过', en: 'What happened' },

  entryOpened: { zh: '“{duty}”开始', en: '“{duty}” opened' },
  entryReminded: { zh: '提醒：“{duty}”即将到期', en: 'Reminder: “{duty}” is nearly due' },
  entryLate: { zh: '“{duty}”逾期，已告知{body}', en: '“{duty}” is late; told to: {body}' },
  entryMissed: { zh: '“{duty}”未完成，下一期开始', en: '“{duty}” was missed; the next one begins' },
  entryDone: { zh: '“{duty}”办结', en: '“{duty}” was done' },
  entryReturned: { zh: '“{duty}”被退回', en: '“{duty}” was returned' },
  entryCancelled: { zh: '“{duty}”随状态变化终止', en: '“{duty}” ended with its state' },
  entryExtended: { zh: '“{duty}”期限延长', en: '“{duty}” has a longer term' },
  entryMoved: { zh: '由{from}转为{to}：{reason}', en: '{from} → {to}: {reason}' },
  entryBegun: { zh: '建立案件：{to}', en: 'The case begins: {to}' },
  entryVerified: { zh: '核实完成，同意下调', en: 'Verified: the level may fall' },
  entryResumed: { zh: '同意结束暂停', en: 'Agreed that the pause ends' },
  entryDisputed: { zh: '合作社对评级提出异议', en: 'The cooperative objects to the rating' },
  entrySettled: { zh: '异议已处理', en: 'The objection was decided' },
  entryPaused: { zh: '决定暂停业务', en: 'The business was paused' },
  entryUnpaused: { zh: '恢复业务', en: 'The business goes on' },
  entryBySystem: { zh: '系统按期限自动', en: 'the system, by the clock' },

  dueTitle: { zh: '待办事项', en: 'What is due' },
  dueLead: {
    zh: '逾期的在最前，其次是最先到期的。',
    en: 'Late ones first, then who is due first.',
  },
  dueNone: { zh: '没有待办事项。', en: 'Nothing is due.' },
  dueLateTitle: { zh: '已逾期', en: 'Late' },
  dueToldTitle: { zh: '对方逾期，已告知您', en: 'Others are late, and you are told' },
  dueOpenTitle: { zh: '未到期', en: 'Not due yet' },

  caseCardTitle: { zh: '二元协同管控', en: 'Dual control' },
  caseCardLate: {
    zh: '逾期：合作社 {own} 项，政府 {other} 项',
    en: 'Late: cooperative {own}, government {other}',
  },
} as const satisfies Record<string, Bilingual>;

/** States that are no level of a rating. */
export const CASE_STATE_TEXTS = {
  EXIT: {
    name: { zh: '退出', en: 'Exit' },
    meaning: {
      zh: '正在退出：清偿债务、关闭场所，政府逐步核实并回访。',
      en: 'It is on its way out: debts are settled, the place is closed, and each step is verified.',
    },
  },
  CLOSED: {
    name: { zh: '已退出', en: 'Closed' },
    meaning: { zh: '退出已经办结。', en: 'The exit is complete.' },
  },
  DISPUTE: {
    name: { zh: '异议处理中', en: 'Under objection' },
    meaning: { zh: '评级正在异议处理中。', en: 'The rating is under objection.' },
  },
} as const satisfies Partial<Record<RiskCase['state'], Record<'name' | 'meaning', Bilingual>>>;

export const RESULT_TEXTS = {
  confirmed: { zh: '确认', en: 'confirmed' },
  returned: { zh: '退回', en: 'returned' },
  passed: { zh: '核查通过', en: 'passed' },
  failed: { zh: '核查未通过', en: 'failed' },
  upheld: { zh: '维持评级', en: 'upheld' },
  'rate-again': { zh: '重新评级', en: 'to be rated again' },
  rectify: { zh: '限期整改', en: 'rectify' },
  pause: { zh: '暂停业务', en: 'pause the business' },
  exit: { zh: '退出', en: 'exit' },
  refer: { zh: '移送有关机关', en: 'refer to other authorities' },
} as const satisfies Record<DutyOf['results'][number], Bilingual>;

/** The sentence of each kind of entry of a timeline. */
export const ENTRY_KEYS = {
  opened: 'entryOpened',
  reminded: 'entryReminded',
  late: 'entryLate',
  missed: 'entryMissed',
  done: 'entryDone',
  returned: 'entryReturned',
  cancelled: 'entryCancelled',
  extended: 'entryExtended',
  verified: 'entryVerified',
  resumed: 'entryResumed',
  disputed: 'entryDisputed',
  settled: 'entrySettled',
  paused: 'entryPaused',
  unpaused: 'entryUnpaused',
} as const satisfies Record<CaseEntry['kind'], keyof typeof caseTexts>;
