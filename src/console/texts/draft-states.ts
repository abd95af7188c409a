import type { Bilingual } from '../../domain/schemas.ts';
import type { DraftState } from '../../domain/weighting/schemas.ts';

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
  TAKEN_BACK: {
    name: { zh: '已撤回送审', en: 'Taken back' },
    next: { zh: '可再开一轮评议，或重新送审。', en: 'Open another round, or submit it again.' },
  },
  WITHDRAWN: {
    name: { zh: '已撤回', en: 'Withdrawn' },
    next: { zh: '本草案到此为止。', en: 'Nothing more is done with this draft.' },
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
  'weighting.withdraw-submission': { zh: '撤回送审', en: 'Submission taken back' },
  'weighting.withdraw': { zh: '撤回草案', en: 'Draft withdrawn' },
  'weighting.approve': { zh: '批准', en: 'Approved' },
  'weighting.return': { zh: '退回', en: 'Sent back' },
  'weighting.publish': { zh: '发布', en: 'Published' },
  'weighting.propose-retirement': { zh: '提出停用', en: 'Retirement proposed' },
  'weighting.confirm-retirement': { zh: '确认停用', en: 'Retirement confirmed' },
};
