import type { Bilingual } from '../../domain/schemas.ts';
import type { DraftState } from '../../domain/weighting/schemas.ts';

/** How weights come about: drafts, panels, publication. */
export const weightingTexts = {
  weightingTitle: { zh: '权重与模型版本', en: 'Weights and model versions' },
  weightingLead: {
    zh: '权重由专家两两比较得出，监管部门审查每一张判断矩阵后才能发布。起草的人不能自己批准。',
    en: 'Weights come from pairwise judgments of experts and are published only after the regulator has reviewed every matrix. Nobody approves their own draft.',
  },
  versionsTitle: { zh: '已发布的版本', en: 'Published versions' },
  versionColumn: { zh: '版本', en: 'Version' },
  originColumn: { zh: '来源', en: 'Origin' },
  originBuiltIn: { zh: '随系统提供', en: 'Built in' },
  originCounty: { zh: '本县评议', en: 'Of this county' },
  inForceColumn: { zh: '生效日', en: 'In force from' },
  inForceNow: { zh: '现行', en: 'In force' },
  draftsTitle: { zh: '草案', en: 'Drafts' },
  draftsNone: { zh: '还没有草案。', en: 'There are no drafts yet.' },
  draftColumn: { zh: '草案', en: 'Draft' },
  stateColumnDraft: { zh: '环节', en: 'Stage' },
  createdColumn: { zh: '起草', en: 'Drafted' },
  draftCreateTitle: { zh: '起草新的权重', en: 'Draft new weights' },
  draftCreateHint: {
    zh: '从现行版本出发，请专家重新判断；指标和计分曲线不变。',
    en: 'It departs from the version in force and asks experts to judge anew; indicators and curves stay.',
  },
  draftTitleLabel: { zh: '标题', en: 'Title' },
  draftReasonLabel: { zh: '为什么要改', en: 'Why it should change' },
  draftReasonHint: { zh: '专家和监管部门都会看到。', en: 'Experts and the regulator read it.' },
  aggregationLabel: { zh: '怎样汇总各位专家', en: 'How experts are brought together' },
  aggregationJudgments: {
    zh: '逐个判断取几何平均（AIJ）',
    en: 'Geometric mean of each judgment (AIJ)',
  },
  aggregationPriorities: {
    zh: '对各人权重取平均（AIP）',
    en: 'Mean of everybody’s weights (AIP)',
  },
  methodChoice: { zh: '权重算法', en: 'Method' },
  methodEigenvector: { zh: '特征根法', en: 'Eigenvector' },
  methodGeometricMean: { zh: '方根法', en: 'Geometric mean' },
  methodColumnAverage: { zh: '和积法', en: 'Column average' },
  draftCreate: { zh: '建立草案', en: 'Create the draft' },
  backToWeighting: { zh: '返回权重与版本', en: 'Back to weights and versions' },
  draftFrom: { zh: '{model}：由 {base} 改为 {version}', en: '{model}: from {base} to {version}' },
  draftBy: { zh: '{by} 起草于 {at}', en: 'Drafted by {by} on {at}' },

  stepsTitle: { zh: '从起草到生效', en: 'From draft to in force' },
  stepDraft: { zh: '起草', en: 'Draft' },
  stepPanel: { zh: '专家评议', en: 'Panel' },
  stepPreview: { zh: '汇总与影响', en: 'Effect' },
  stepReview: { zh: '监管审查', en: 'Review' },
  stepPublish: { zh: '发布', en: 'Publish' },
  stepForce: { zh: '生效', en: 'In force' },
  stepDone: { zh: '已完成', en: 'done' },
  stepNow: { zh: '当前', en: 'now' },
  nextTitle: { zh: '下一步', en: 'Next' },

  roundOpenTitle: { zh: '开始一轮专家评议', en: 'Open a round of the panel' },
  roundOpenHint: {
    zh: '至少两位专家。专家登录后在“我的评议”里看到邀请。',
    en: 'At least two experts. They find it under “My judgments” when they sign in.',
  },
  roundClosesLabel: { zh: '截止时间（北京时间）', en: 'Closes at (Beijing time)' },
  memberTitle: { zh: '专家 {n}', en: 'Expert {n}' },
  memberIdLabel: { zh: '专家账号', en: 'Account' },
  memberNameLabel: { zh: '姓名', en: 'Name' },
  memberWeightLabel: { zh: '权重', en: 'Weight' },
  roundOpen: { zh: '发出邀请', en: 'Send the invitations' },
  progressTitle: { zh: '评议进度', en: 'Progress of the panel' },
  progressHint: {
    zh: '第 {round} 轮，{at} 截止。格内为已答数和 CR。',
    en: 'Round {round}, closes {at}. Each cell: answers and CR.',
  },
  progressClosed: { zh: '第 {round} 轮，已截止。', en: 'Round {round}, closed.' },
  expertColumn: { zh: '专家', en: 'Expert' },
  finishedMark: { zh: '已提交', en: 'handed in' },
  consensusTitle: { zh: '共识与分歧', en: 'Consensus and disagreement' },
  consensusHint: {
    zh: '共识度 S*：0 为完全对立，1 为完全一致。分歧最大的比较列在前面。',
    en: 'S*: 0 stands for opposite opinions, 1 for the same. The widest disagreements come first.',
  },
  consensusOf: { zh: '共识度 {n}', en: 'Consensus {n}' },
  consensusNone: { zh: '可用的判断还不足两份', en: 'Fewer than two usable judgments' },
  disagreementSpread: { zh: '相差 {n} 倍', en: 'spread × {n}' },
  disagreementLine: {
    zh: '平均 {mean}；离得最远的是{name}，差 {factor} 倍',
    en: 'mean {mean}; {name} is furthest away, by a factor of {factor}',
  },
  heatOpen: { zh: '逐对查看分歧', en: 'Every pair' },
  heatTitle: { zh: '{node}：各对判断相差多少倍', en: '{node}: how far apart the judgments are' },
  heatSame: { zh: '一致', en: 'same' },
  heatTwice: { zh: '2 倍以内', en: 'within × 2' },
  heatFourfold: { zh: '4 倍以内', en: 'within × 4' },
  heatWide: { zh: '超过 4 倍', en: 'more than × 4' },
  roundCloseTitle: { zh: '结束本轮并汇总', en: 'Close the round' },
  roundCloseHint: {
    zh: '结束后不再接受判断，按上面的方法汇总。自相矛盾的判断须先修正，或注明理由后不计入。',
    en: 'No more judgments are taken then. Contradictory ones have to be mended first, or left out with a reason.',
  },
  excludeLegend: {
    zh: '有 {n} 份判断还不能汇总；填写理由可不计入',
    en: 'Judgments that cannot be used yet: {n}. Leave them out with a reason',
  },
  excludeLabel: { zh: '{expert}的判断：{node}', en: 'Judgments of {expert}: {node}' },
  excludeHint: {
    zh: '填写理由即不计入；留空则计入。',
    en: 'Give a reason to leave it out; empty: it counts.',
  },
  roundClose: { zh: '结束本轮', en: 'Close the round' },

  weightsChangeTitle: { zh: '汇总后的权重', en: 'The weights of the group' },
  weightsChangeHint: {
    zh: '浅条为现行版本，实条为草案',
    en: 'Pale: the version in force; solid: the draft',
  },
  effectTitle: { zh: '影响预览', en: 'Effect preview' },
  effectOpen: { zh: '查看影响预览', en: 'See the effect' },
  effectHint: {
    zh: '决定之前，先看每家合作社在新权重下会是什么结果。',
    en: 'Before anything is decided: what every cooperative would score under the new weights.',
  },
  submitTitle: { zh: '送监管部门审查', en: 'Submit to the regulator' },
  effectiveFromLabel: { zh: '最早生效日', en: 'Earliest day in force' },
  impactLabel: {
    zh: '个人信息保护影响评估',
    en: 'Personal information protection impact assessment',
  },
  impactHint: {
    zh: '依据《个人信息保护法》第五十五、五十六条：目的、方式是否合法正当必要；对个人的影响和风险；保护措施。',
    en: 'PIPL art. 55 and 56: whether purpose and means are lawful and necessary; effects and risks for persons; safeguards.',
  },
  submitNow: { zh: '送审', en: 'Submit' },
  submissionTitle: { zh: '送审材料', en: 'The submission' },
  submittedLine: { zh: '{by} 于 {at} 送审', en: 'Submitted by {by} on {at}' },
  reviewResultTitle: { zh: '审查意见', en: 'Result of the review' },
  reviewedLine: { zh: '{by} 于 {at}', en: '{by} on {at}' },
  publishTitle: { zh: '发布', en: 'Publish' },
  publishHint: {
    zh: '发布后不可更改。试运行期间，每次评分同时用两个版本计算。',
    en: 'What is published never changes. While it runs beside the other one, each rating is computed with both.',
  },
  inForceFromLabel: { zh: '生效日', en: 'In force from' },
  shadowFromLabel: { zh: '试运行起始日（可不填）', en: 'Runs beside from (optional)' },
  publishNow: { zh: '发布此版本', en: 'Publish this version' },
  publicationLine: {
    zh: '{by} 于 {at} 发布，{day} 起生效',
    en: 'Published by {by} on {at}, in force from {day}',
  },
  shadowLine: { zh: '{day} 起试运行', en: 'runs beside from {day}' },
  shadowOpen: { zh: '两个版本并行的结果', en: 'What both versions say' },
  retireTitle: { zh: '停用', en: 'Retire' },
  retireHint: {
    zh: '由农业农村局提出，监管部门确认后停用；以往评分不受影响。',
    en: 'Proposed by the bureau, confirmed by the regulator; earlier ratings stay as they are.',
  },
  retiredFromLabel: { zh: '停用日', en: 'Retired from' },
  retireReasonLabel: { zh: '停用理由', en: 'Reason' },
  retirePropose: { zh: '提出停用', en: 'Propose to retire it' },
  retireConfirm: { zh: '确认停用', en: 'Confirm' },
  retirementLine: {
    zh: '{by} 提出自 {day} 起停用：{reason}',
    en: '{by} proposed to retire it from {day}: {reason}',
  },
  retirementConfirmed: { zh: '{by} 已于 {at} 确认', en: 'Confirmed by {by} on {at}' },
  eventsTitle: { zh: '经过', en: 'What happened' },
} as const satisfies Record<string, Bilingual>;

type StateText = { readonly name: Bilingual; readonly next: Bilingual };

/** Each stage by its name, and what comes after it. */
export const DRAFT_STATE_TEXTS = {
  DRAFT: {
    name: { zh: '起草', en: 'Draft' },
    next: { zh: '请选定专家，开始一轮评议。', en: 'Choose the experts and open a round.' },
  },
  JUDGING: {
    name: { zh: '专家评议中', en: 'Panel at work' },
    next: { zh: '等专家完成，然后结束本轮。', en: 'Wait for the experts, then close the round.' },
  },
  AGGREGATED: {
    name: { zh: '已汇总', en: 'Aggregated' },
    next: {
      zh: '先看影响预览，再送审；或再开一轮。',
      en: 'See the effect, then submit; or open another round.',
    },
  },
  IN_REVIEW: {
    name: { zh: '监管审查中', en: 'In review' },
    next: { zh: '监管部门逐张审查判断矩阵。', en: 'The regulator reviews every matrix.' },
  },
  RETURNED: {
    name: { zh: '已退回', en: 'Sent back' },
    next: {
      zh: '按审查意见再开一轮评议。',
      en: 'Open another round, minding what the review says.',
    },
  },
  APPROVED: {
    name: { zh: '已批准', en: 'Approved' },
    next: { zh: '可以发布，并定下生效日。', en: 'It may be published, with a day in force.' },
  },
  PUBLISHED: {
    name: { zh: '已发布，待生效', en: 'Published' },
    next: { zh: '到期自动生效。', en: 'It comes into force on its day.' },
  },
  SHADOW: {
    name: { zh: '试运行', en: 'Runs beside' },
    next: {
      zh: '与现行版本并行计算，到期自动生效。',
      en: 'Computed beside the version in force until its day.',
    },
  },
  IN_FORCE: {
    name: { zh: '现行', en: 'In force' },
    next: { zh: '评分使用此版本。', en: 'Ratings are made with it.' },
  },
  RETIRED: {
    name: { zh: '已停用', en: 'Retired' },
    next: { zh: '不再用于新的评分。', en: 'No new rating is made with it.' },
  },
} as const satisfies Record<DraftState, StateText>;

/** What happened to a draft, by the action of its audit record. */
export const EVENT_TEXTS: Readonly<Record<string, Bilingual>> = {
  'weighting.draft': { zh: '起草', en: 'Drafted' },
  'weighting.open-round': { zh: '开始一轮评议', en: 'Round opened' },
  'weighting.close-round': { zh: '结束一轮评议', en: 'Round closed' },
  'weighting.submit': { zh: '送审', en: 'Submitted' },
  'weighting.approve': { zh: '批准', en: 'Approved' },
  'weighting.return': { zh: '退回', en: 'Sent back' },
  'weighting.publish': { zh: '发布', en: 'Published' },
  'weighting.propose-retirement': { zh: '提出停用', en: 'Retirement proposed' },
  'weighting.confirm-retirement': { zh: '确认停用', en: 'Retirement confirmed' },
};
