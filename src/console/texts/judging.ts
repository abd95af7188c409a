import type { Bilingual } from '../../domain/schemas.ts';
import type { Intensity } from '../weighting/scale.ts';

export const judgingTexts = {
  assignmentsTitle: { zh: '我的评议', en: 'My judgments' },
  assignmentsLead: {
    zh: '请您两两比较风险准则和指标，哪个更重要、重要多少。几分钟一组，随时可停，随时可改。',
    en: 'Compare criteria and indicators two at a time: which matters more, and how much. A few minutes a group; stop and change whenever you like.',
  },
  assignmentsNone: {
    zh: '目前没有请您评议的权重。县农业农村局发出邀请后会列在这里。',
    en: 'Nothing awaits your judgment. Invitations of the agriculture bureau are listed here.',
  },
  assignmentRound: {
    zh: '{model} {version} · 第 {round} 轮',
    en: '{model} {version} · round {round}',
  },
  timeLeftDays: { zh: '还剩 {n} 天', en: 'Days left: {n}' },
  timeLeftHours: { zh: '还剩 {n} 小时', en: 'Hours left: {n}' },
  timeWithdrawn: { zh: '已撤回', en: 'Withdrawn' },
  timeOver: { zh: '已截止', en: 'Closed' },
  closesAt: { zh: '{at} 截止', en: 'closes {at}' },
  nodesDone: { zh: '{n} / {total} 组已完成', en: '{n} of {total} groups done' },
  pairsDone: { zh: '{n} / {total} 个比较', en: '{n} of {total} comparisons' },
  finishedAt: { zh: '您已于 {at} 完成评议', en: 'You finished on {at}' },
  assignmentStart: { zh: '开始评议', en: 'Start' },
  assignmentContinue: { zh: '继续评议', en: 'Continue' },
  assignmentLook: { zh: '查看', en: 'Look at it' },
  nodesTitle: { zh: '要评议的各组', en: 'The groups to judge' },
  nodeGoal: { zh: '各项准则之间', en: 'The criteria among each other' },
  nodeIndicators: { zh: '“{name}”的各项指标', en: 'The indicators of “{name}”' },
  stateOpen: { zh: '未开始', en: 'Not started' },
  stateGaps: { zh: '待继续', en: 'Under way' },
  stateContradictory: { zh: '有矛盾', en: 'Contradictory' },
  stateDone: { zh: '已完成', en: 'Done' },
  finishTitle: { zh: '完成评议', en: 'Finish' },
  finishHint: {
    zh: '各组都完成后提交。提交前随时可改，提交后不能再改。',
    en: 'Once every group is done. You may change answers until then, and not any more afterwards.',
  },
  finishNotYet: {
    zh: '还有 {n} 组没有完成。一组都没答的不计入汇总；答了一部分的，须能算出权重且前后一致才能提交。',
    en: 'Groups that are not done yet: {n}. One without any answer does not count; one that was begun has to have weights, without contradictions.',
  },
  finishNow: { zh: '提交我的评议', en: 'Hand in my judgments' },

  comparisonNumber: { zh: '第 {n} 个比较，共 {total} 个', en: 'Comparison {n} of {total}' },
  comparisonQuestion: {
    zh: '判断合作社经营是否安全，哪一项更重要？',
    en: 'To tell how safe a cooperative is, which matters more?',
  },
  intensityQuestion: { zh: '重要多少？', en: 'How much more?' },
  sideEqual: { zh: '同等重要', en: 'Both the same' },
  sideMore: { zh: '“{name}”更重要', en: '“{name}” matters more' },
  commentAsk: { zh: '说明理由（可不填）', en: 'Say why (optional)' },
  commentLabel: { zh: '理由', en: 'Reason' },
  commentHint: {
    zh: '主管部门和监管部门可以看到。',
    en: 'The bureau and the regulator can read it.',
  },
  saveNext: { zh: '保存，下一个', en: 'Save and next' },
  skipPair: { zh: '拿不准，先跳过', en: 'Not sure: skip' },
  previousPair: { zh: '上一个', en: 'Previous' },
  backToNode: { zh: '本组结果', en: 'Results of this group' },
  backToAssignment: { zh: '返回各组', en: 'Back to the groups' },
  backToAssignments: { zh: '返回我的评议', en: 'Back to my judgments' },
  answerMissing: {
    zh: '请选择哪一项更重要；拿不准可以跳过。',
    en: 'Choose which matters more, or skip it.',
  },
  intensityMissing: { zh: '请选择重要多少。', en: 'Choose how much more.' },
  judgmentsClosed: {
    zh: '本轮评议已截止，只能查看。',
    en: 'This round is closed; you may look, not change.',
  },

  crGood: { zh: '前后一致', en: 'Your answers agree with each other' },
  crBad: { zh: '前后有矛盾', en: 'Some answers contradict each other' },
  crUnknown: { zh: '答完再看', en: 'Not known yet' },
  crAgainst: { zh: 'CR {cr}，须低于 {limit}', en: 'CR {cr}, below {limit} wanted' },
  crNotYet: {
    zh: '还算不出权重：有的项目之间没有比较过。',
    en: 'There are no weights yet: some elements were never compared, not even by way of others.',
  },
  weightsTitle: { zh: '由此得出的权重', en: 'The weights that follow' },
  nodeResult: { zh: '本组结果', en: 'Results of the group' },
  gapsLeft: {
    zh: '有 {n} 个比较没有回答，可以留空；由其他回答推算。',
    en: 'Comparisons left open: {n}. They may stay open; the other answers imply them.',
  },
  triadsTitle: { zh: '哪里对不上', en: 'Where they do not fit together' },
  triadSentence: {
    zh: '您说{first}，{second}；可是{third}。',
    en: 'You said that {first}, and {second}; but {third}.',
  },
  askAgainTitle: { zh: '最值得再想一想的一个', en: 'The one most worth asking again' },
  askAgainSentence: {
    zh: '您现在的回答是：{now}。其他回答合起来意味着：{best}。如果改成那样，CR 为 {cr}。',
    en: 'Now you say that {now}. Your other answers together mean that {best}. With that, CR would be {cr}.',
  },
  askAgainLink: { zh: '再回答一次', en: 'Answer it again' },
  repairTitle: { zh: '改动最少的建议', en: 'The smallest repair' },
  repairHint: {
    zh: '仅供参考，不会自动修改。是否采用由您决定。',
    en: 'A proposal. Nothing changes by itself; it is for you to decide.',
  },
  repairStep: { zh: '现在：{from}。改为：{to}。', en: 'Now: {from}. Then: {to}.' },
  repairAfter: { zh: 'CR 变为 {cr}', en: 'CR becomes {cr}' },
  repairTake: { zh: '采用这 {n} 处修改', en: 'Take these changes ({n})' },
  repairFar: {
    zh: '没有找到几处修改就能达标的办法，请从上面的一个重新想起。',
    en: 'No few changes would mend it; start with the one above.',
  },
  answersTitle: { zh: '我的回答', en: 'My answers' },
  answerOpen: { zh: '未回答', en: 'Not answered' },
  changeAnswer: { zh: '修改', en: 'Change' },
  answerAnswer: { zh: '回答', en: 'Answer' },
  nextNode: { zh: '下一组：{name}', en: 'Next group: {name}' },

  saysEqual: { zh: '“{a}”与“{b}”同等重要', en: '“{a}” and “{b}” matter the same' },
  saysMore: { zh: '“{a}”比“{b}”{how}', en: '“{a}” matters {how} than “{b}”' },
} as const satisfies Record<string, Bilingual>;

/** Saaty's words for how much more important. */
export const INTENSITY_TEXTS = {
  2: { zh: '略重要一点', en: 'a little more' },
  3: { zh: '稍微重要', en: 'somewhat more' },
  4: { zh: '较为重要', en: 'rather more' },
  5: { zh: '明显重要', en: 'clearly more' },
  6: { zh: '更加明显重要', en: 'much more' },
  7: { zh: '强烈重要', en: 'strongly more' },
  8: { zh: '非常强烈重要', en: 'very strongly more' },
  9: { zh: '极端重要', en: 'extremely more' },
} as const satisfies Record<Intensity, Bilingual>;
