import type { DemoSeat, Role } from '../../domain/context.ts';
import type { Rating } from '../../domain/ratings/schemas.ts';
import type { Bilingual } from '../../domain/schemas.ts';
import type { Statement } from '../../domain/statements/schemas.ts';

export type Level = Rating['level'];

/** Safest first, then what has no warning level. */
export const LEVEL_ORDER = [
  'NORMAL',
  'BLUE',
  'YELLOW',
  'ORANGE',
  'RED',
  'DATA_GAP',
  'REVIEW',
] as const satisfies readonly Level[];

type LevelText = {
  readonly name: Bilingual;
  /** Where there is little room. */
  readonly short: Bilingual;
  readonly meaning: Bilingual;
};

export const LEVEL_TEXTS = {
  NORMAL: {
    name: { zh: '正常', en: 'Normal' },
    short: { zh: '正常', en: 'Normal' },
    meaning: {
      zh: '风险较低。按季度报送数据，保持现有做法。',
      en: 'Risk is low. Keep on reporting every quarter.',
    },
  },
  BLUE: {
    name: { zh: '蓝色关注', en: 'Blue – attention' },
    short: { zh: '蓝色', en: 'Blue' },
    meaning: {
      zh: '有苗头需要留意。合作社应自查，镇办会联系了解情况。',
      en: 'Something needs attention. The cooperative checks itself, the township gets in touch.',
    },
  },
  YELLOW: {
    name: { zh: '黄色预警', en: 'Yellow – warning' },
    short: { zh: '黄色', en: 'Yellow' },
    meaning: {
      zh: '风险已经显现。合作社应提交改进计划，农业农村局核对并帮扶。',
      en: 'Risk shows. The cooperative hands in an improvement plan, the bureau checks it and helps.',
    },
  },
  ORANGE: {
    name: { zh: '橙色严重', en: 'Orange – serious' },
    short: { zh: '橙色', en: 'Orange' },
    meaning: {
      zh: '风险严重。应限期整改，有关部门联合走访。',
      en: 'Risk is serious. It has to be put right by a deadline; the departments visit together.',
    },
  },
  RED: {
    name: { zh: '红色危险', en: 'Red – danger' },
    short: { zh: '红色', en: 'Red' },
    meaning: {
      zh: '风险很高或触及红线。应立即处置，由专班研究整改、暂停或退出。',
      en: 'Risk is very high or a red line was crossed. It is acted on at once by a case group.',
    },
  },
  DATA_GAP: {
    name: { zh: '数据不足，不予评级', en: 'Data gap – no level' },
    short: { zh: '数据不足', en: 'Data gap' },
    meaning: {
      zh: '缺少的数据太多，暂时无法评级。这不是差评，补齐后即可评分。',
      en: 'Too much is missing for a level. This is no bad mark; once it is handed in, it is rated.',
    },
  },
  REVIEW: {
    name: { zh: '待人工复核', en: 'Under review by a person' },
    short: { zh: '待复核', en: 'Review' },
    meaning: {
      zh: '有指标无法自动计算，由农业农村局人工复核后给出结果。',
      en: 'An indicator could not be computed; a person at the bureau reviews the rating.',
    },
  },
} as const satisfies Record<Level, LevelText>;

type RoleText = { readonly name: Bilingual; readonly purpose: Bilingual };

export const ROLE_TEXTS = {
  bureau: {
    name: { zh: '县农业农村局', en: 'Agriculture bureau' },
    purpose: {
      zh: '看全县等级分布，核验报表，给合作社评分。',
      en: 'Sees the whole county, verifies statements and rates cooperatives.',
    },
  },
  township: {
    name: { zh: '镇办', en: 'Township' },
    purpose: {
      zh: '核验本镇合作社的报表，帮扶需要关注的合作社。',
      en: 'Verifies the statements of its town and helps where help is needed.',
    },
  },
  cooperative: {
    name: { zh: '合作社', en: 'Cooperative' },
    purpose: {
      zh: '看懂自己的得分，知道怎样提高、能走哪些融资渠道。',
      en: 'Sees its score in plain words, what would raise it and which finance is open.',
    },
  },
  bank: {
    name: { zh: '农商行', en: 'Rural bank' },
    purpose: {
      zh: '经合作社授权查看评分报告，自主决定是否贷款。',
      en: 'Reads score reports with the cooperative’s consent and decides on loans on its own.',
    },
  },
  guarantor: {
    name: { zh: '农担公司', en: 'Guarantor' },
    purpose: {
      zh: '经合作社授权查看评分报告，自主决定是否担保。',
      en: 'Reads score reports with the cooperative’s consent and decides on guarantees on its own.',
    },
  },
  regulator: {
    name: { zh: '监管部门', en: 'Regulator' },
    purpose: {
      zh: '查看每个分数的由来，独立核对模型和记录。',
      en: 'Sees where every score comes from and verifies models and records alone.',
    },
  },
  expert: {
    name: { zh: '评审专家', en: 'Expert' },
    purpose: {
      zh: '评议准则和指标的权重；看模型，不看单个合作社。',
      en: 'Judges the weights of criteria and indicators; sees the model, not single cooperatives.',
    },
  },
} as const satisfies Record<Role, RoleText>;

const PANEL_PURPOSE = {
  zh: '与其他专家同在一个评议小组，各自判断权重。',
  en: 'Sits on the same panel; each expert judges the weights alone.',
};

/** Those whom a visitor of the demonstration may be. */
export const SEAT_TEXTS: Readonly<Record<DemoSeat, RoleText>> = {
  ...ROLE_TEXTS,
  'expert-accountant': {
    name: { zh: '评审专家（会计师）', en: 'Expert (accountant)' },
    purpose: PANEL_PURPOSE,
  },
  'expert-leader': {
    name: { zh: '评审专家（合作社理事长）', en: 'Expert (head of a cooperative)' },
    purpose: PANEL_PURPOSE,
  },
};

export const INDICATOR_STATE_TEXTS = {
  VALUE: { zh: '有值', en: 'Known' },
  NOT_APPLICABLE: { zh: '不适用', en: 'Not applicable' },
  MISSING: { zh: '缺数据', en: 'Missing' },
  EVALUATION_ERROR: { zh: '待复核', en: 'Under review' },
} as const satisfies Record<Rating['indicators'][number]['state'], Bilingual>;

export const STATEMENT_STATE_TEXTS = {
  submitted: { zh: '已提交，待核验', en: 'Submitted, not verified yet' },
  accepted: { zh: '已核验', en: 'Verified' },
  returned: { zh: '已退回', en: 'Returned' },
} as const satisfies Record<Statement['state'], Bilingual>;
