import type { Route } from '../../domain/programmes/schemas.ts';
import type { Bilingual } from '../../domain/schemas.ts';

export type Programme = Route['programmes'][number];
export type RuleStatus = Programme['status'];

export const routeTexts = {
  routeTitle: { zh: '融资路径', en: 'The way to finance' },
  applicationTitle: { zh: '申请情况', en: 'The application' },
  applicationLead: {
    zh: '说明想申请什么，规则即可逐条判断；此处所填不保存。',
    en: 'Say what the application would be, and every rule can be told; nothing of it is kept.',
  },
  applicationAsk: { zh: '查看路径', en: 'Show the way' },
  inYuan: { zh: '（元）', en: ' (yuan)' },
  notSaid: { zh: '未说明', en: 'Not said' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  laneLabel: { zh: '通道', en: 'Lane' },
  laneNext: { zh: '下一步', en: 'Next step' },
  decidedBy: { zh: '由谁决定', en: 'Who decides' },
  whyLabel: { zh: '为什么', en: 'Why' },
  missingFacts: { zh: '还缺', en: 'Still missing' },
  remediesLabel: { zh: '怎样打开', en: 'What would open it' },
  rulesLabelOf: { zh: '逐条规则（{n} 条）', en: 'Rule by rule ({n})' },
  sourceLabel: { zh: '来源', en: 'Source' },
  whyOpen: { zh: '{n} 条规则全部符合。', en: 'Every rule holds ({n}).' },
  whyConditions: {
    zh: '没有规则禁止；按下列条件办理。',
    en: 'No rule forbids it; the conditions below apply.',
  },
  whyIncomplete: {
    zh: '没有规则禁止，但有 {n} 条规则因缺少事实无法判断。',
    en: 'No rule forbids it; rules that cannot be told for want of facts: {n}.',
  },
  whyLater: {
    zh: '没有规则禁止，但所在通道要求先完成准备。',
    en: 'No rule forbids it, but the lane asks for something else first.',
  },
  whyShut: { zh: '不符合：{rules}', en: 'Does not hold: {rules}' },
  prioritiesTitle: { zh: '可优先办理', en: 'Counts in its favour' },
  reviewsTitle: { zh: '增加一次人工审查', en: 'Asks for one more review by a person' },
  noticesTitle: { zh: '须知', en: 'Please note' },
  legendTitle: { zh: '规则来源标记', en: 'Where rules come from' },
  legendBlocks: {
    zh: '实心：查见原文或公开报道，可以据此拦截',
    en: 'Solid: source seen or reported, may block',
  },
  legendWarns: {
    zh: '空心：参照、经验或建议，经县里确认前只作提示',
    en: 'Hollow: by analogy, own knowledge or proposal; only warns until the county confirms it',
  },
  holds: { zh: '符合', en: 'holds' },
  holdsNot: { zh: '不符合', en: 'does not hold' },
  holdsUnknown: { zh: '未知', en: 'not known' },
  blocksMark: { zh: '拦截', en: 'blocks' },
  warnsMark: { zh: '仅提示', en: 'only warns' },
  thresholdYearsInBusinessMin: { zh: '经营年限不少于', en: 'years in business at least' },
  thresholdAmountYuanMin: { zh: '金额不低于（元）', en: 'amount at least (yuan)' },
  thresholdAmountYuanMax: { zh: '金额不高于（元）', en: 'amount at most (yuan)' },
  thresholdOrderAdvanceShareMax: {
    zh: '金额占订单销售不高于',
    en: 'share of the contracted sales at most',
  },
  thresholdCoInvestorShareMin: {
    zh: '社会资本与基金投入之比不低于',
    en: 'share of what the fund is asked for at least',
  },
  thresholdRoundingYuan: { zh: '允许的尾差（元）', en: 'rounding allowed (yuan)' },
  documentsLabelOf: { zh: '申请材料（{n} 份）', en: 'Papers ({n})' },
  curable: { zh: '可容缺后补', en: 'may follow later' },
  stepsLabelOf: { zh: '办理步骤（{n} 步）', en: 'Steps ({n})' },
  stepDays: { zh: '{n} 个工作日', en: 'working days: {n}' },
  thresholdContractedShareMin: { zh: '订单销售占比不低于', en: 'contracted share at least' },
  thresholdEcoCreditGood: { zh: '生态信用分不低于', en: 'eco-credit points at least' },
  thresholdEcoCreditReview: { zh: '生态信用分不低于', en: 'eco-credit points at least' },
} as const satisfies Record<string, Bilingual>;

export const OUTCOME_TEXTS = {
  OPEN: { zh: '可以申请', en: 'Open – apply now' },
  CONDITIONS: { zh: '附条件申请', en: 'Open with conditions' },
  INCOMPLETE: { zh: '资料待补', en: 'Facts missing' },
  LATER: { zh: '先做准备', en: 'Later' },
  SHUT: { zh: '不符合', en: 'Shut' },
} as const satisfies Record<Programme['outcome'], Bilingual>;

export const STATUS_TEXTS = {
  SEEN: { zh: '查见原文', en: 'source seen' },
  REPORTED: { zh: '公开报道', en: 'reported' },
  ANALOG: { zh: '参照他规', en: 'by analogy' },
  OWN: { zh: '经验待核', en: 'own knowledge' },
  PROP: { zh: '建议值', en: 'proposal' },
} as const satisfies Record<RuleStatus, Bilingual>;

/** Only rules whose source was seen or reported may block (the others warn). */
export const mayBlock = (status: RuleStatus): boolean => status === 'SEEN' || status === 'REPORTED';
