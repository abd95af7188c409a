import type { Bilingual } from '../../domain/schemas.ts';

/** What to look at before a warning comes. */
export const preventionTexts = {
  navPrevention: { zh: '防范', en: 'Prevention' },
  preventionTitle: { zh: '防范在前', en: 'Before a warning comes' },
  preventionLead: {
    zh: '离下一个等级还有多远，先做哪几件事，最弱的地方怎样自查。',
    en: 'How far the next level is, what to do first, and what to check where you are weakest.',
  },
  preventionUnrated: {
    zh: '还没有评分。提交报表并经核验、评分后，这里会告诉您先做什么。',
    en: 'There is no rating yet. Once there is one, this page tells you what to do first.',
  },
  preventionNoScore: {
    zh: '目前没有得分，请先补齐数据或等待人工复核。',
    en: 'There is no score for now: hand in what is missing, or wait for the review.',
  },
  preventionTriggers: {
    zh: '以下情况决定等级，与得分无关，先处理这些：',
    en: 'These decide the level whatever the score is; see to them first:',
  },
  preventionCase: {
    zh: '风险管控目前是“{state}”：评分变好以后，还要双方办结才能下调。',
    en: 'The case stands at “{state}”: a better rating lowers it only when both sides have done their part.',
  },
  distanceDown: {
    zh: '再失 {n} 分以上，得分就落到{level}。',
    en: 'If it loses more than {n} points, the score is at {level}.',
  },
  distanceUp: {
    zh: '再得 {n} 分，得分就升到{level}。',
    en: 'Another {n} points bring the score to {level}.',
  },
  distanceSafest: { zh: '已在最安全的一档。', en: 'This is the safest level.' },
  selfCheckTitle: { zh: '自查', en: 'Check yourself' },
  selfCheckLead: {
    zh: '针对最弱的指标，逐条回答“是”或“否”。答“否”的地方，就是现在可以着手改进的地方。',
    en: 'Questions on your weakest indicators. Every “no” is something that you can work on now.',
  },
  selfCheckDuty: {
    zh: '本阶段要求完成自查：提交后，这份回答就是办结证明，双方都能看到。',
    en: 'A self-check is due at this level. Your answers are its evidence, which both sides read.',
  },
  selfCheckNone: {
    zh: '没有明显的薄弱指标，保持现有做法。',
    en: 'No indicator is weak. Keep on as you do.',
  },
  selfCheckGain: { zh: '改好最多可加 {n} 分', en: 'up to {n} points' },
  selfCheckTraining: { zh: '建议培训：{topic}', en: 'Training: {topic}' },
  selfCheckYes: { zh: '是', en: 'Yes' },
  selfCheckNo: { zh: '否', en: 'No' },
  selfCheckNeeded: { zh: '请回答每一个问题。', en: 'Answer every question.' },
  selfCheckSend: { zh: '提交自查', en: 'Send the self-check' },
} as const satisfies Record<string, Bilingual>;
