import type { Bilingual } from '../schemas.ts';

/** What is refused on cases of the dual control and on objections. */
export const caseErrors = {
  CASE_CLOSED: {
    zh: '该合作社已退出，风险台账已关闭。',
    en: 'The cooperative has left; its case is closed.',
  },
  CASE_NOT_READY: {
    zh: '还不能核实降级，原因见所列各项。',
    en: 'The level may not fall yet, for the reasons that are listed.',
  },
  NOTHING_TO_VERIFY: {
    zh: '当前状态没有需要核实的降级。',
    en: 'There is nothing to verify in this state.',
  },
  DUTY_NOT_OPEN: { zh: '该事项不在办理中。', en: 'The duty is not open.' },
  DUTY_NOT_YOURS: { zh: '该事项由另一方办理。', en: 'The duty is another one’s.' },
  DUTY_RESULT_WRONG: {
    zh: '该事项需要的结论不同，或不需要结论。',
    en: 'The duty asks for another result, or for none.',
  },
  EVIDENCE_NEEDED: { zh: '该事项需要附证明材料。', en: 'The duty needs evidence.' },
  KEY_SAME_PERSON: {
    zh: '核实人须与经办人及另一核实人不同。',
    en: 'Whoever verifies must be another person than those who did it and who verified it.',
  },
  KEY_SAME_BODY: { zh: '须由另一部门核实。', en: 'Another body has to verify it.' },
  NOT_PAUSED: { zh: '业务未被暂停。', en: 'The business is not paused.' },
  OBJECTION_TOO_LATE: { zh: '已过提出异议的期限。', en: 'The term for an objection is over.' },
  ALREADY_DISPUTED: { zh: '评级已在异议处理中。', en: 'The rating is under objection already.' },
  NOT_DISPUTED: { zh: '没有正在处理的异议。', en: 'There is no open objection.' },
  EXIT_RUNNING: { zh: '已在退出程序中。', en: 'The exit is running already.' },
  EXIT_NOT_OPEN: {
    zh: '严重预警期间不能自行退出，由专案组决定。',
    en: 'Nobody leaves by themselves out of a serious warning; the case group decides.',
  },
  DUTY_TOO_EARLY: {
    zh: '该事项的办理期尚未开始。',
    en: 'The time for this duty has not begun yet.',
  },
  DECIDED_BY_REVIEW: {
    zh: '异议由未参与评分的人在异议处理中决定，并说明理由。',
    en: 'An objection is decided as a review, with reasons, by somebody who did not make the rating.',
  },
  REVIEW_EXISTS: {
    zh: '该评分已经申请过人工复核。',
    en: 'A review of this rating was requested before.',
  },
  REVIEW_DECIDED: {
    zh: '该复核已经作出决定。',
    en: 'The review was decided before.',
  },
  REVIEWER_NOT_THIRD: {
    zh: '作出评分的人和提出异议的人不能复核该评分。',
    en: 'Nobody reviews a rating that they made or object to.',
  },
} as const satisfies Record<string, Bilingual>;
