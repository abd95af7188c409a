import type { Refusal } from '../../engine/dual-control/case.ts';
import type { Hurdle } from '../../engine/dual-control/hurdles.ts';
import type { ErrorCode } from '../errors.ts';
import type { Bilingual } from '../schemas.ts';

/** What still stands between a case and a lower level, for people. */
export const HURDLE_TEXTS: Readonly<Record<Hurdle, Bilingual>> = {
  DISPUTED: { zh: '评级正在异议处理中。', en: 'The rating is under objection.' },
  RATING_NOT_BETTER: {
    zh: '进入本等级后，还没有更好的评级。',
    en: 'There is no better rating yet since this level began.',
  },
  COOPERATIVE_NOT_DONE: {
    zh: '合作社的事项尚未全部完成并确认。',
    en: 'The cooperative has not done everything yet, or it is not confirmed.',
  },
  GOVERNMENT_NOT_DONE: {
    zh: '政府一方的事项尚未全部完成。',
    en: 'The government’s side has not done everything yet.',
  },
  CHECKS_NOT_PASSED: {
    zh: '现场核查尚未连续达到规定次数。',
    en: 'Not enough checks in a row have been passed.',
  },
  NOT_CLEAN_LONG_ENOUGH: {
    zh: '未满规定的无新问题期间。',
    en: 'It has not been clean for long enough.',
  },
  PAUSED: { zh: '业务仍在暂停中。', en: 'The business is still paused.' },
};

/** How a refusal of the machine is answered. */
export const REFUSAL_CODES: Readonly<Record<Refusal, ErrorCode>> = {
  CASE_CLOSED: 'CASE_CLOSED',
  DUTY_UNKNOWN: 'NOT_FOUND',
  DUTY_NOT_OPEN: 'DUTY_NOT_OPEN',
  DUTY_NOT_YOURS: 'DUTY_NOT_YOURS',
  DUTY_TOO_EARLY: 'DUTY_TOO_EARLY',
  DECIDED_BY_REVIEW: 'DECIDED_BY_REVIEW',
  RESULT_WRONG: 'DUTY_RESULT_WRONG',
  EVIDENCE_NEEDED: 'EVIDENCE_NEEDED',
  NOTHING_TO_VERIFY: 'NOTHING_TO_VERIFY',
  NOT_READY: 'CASE_NOT_READY',
  KEY_SAME_PERSON: 'KEY_SAME_PERSON',
  KEY_SAME_BODY: 'KEY_SAME_BODY',
  KEY_NOT_YOURS: 'FORBIDDEN',
  NOT_PAUSED: 'NOT_PAUSED',
  OBJECTION_TOO_LATE: 'OBJECTION_TOO_LATE',
  ALREADY_DISPUTED: 'ALREADY_DISPUTED',
  NOT_DISPUTED: 'NOT_DISPUTED',
  EXIT_RUNNING: 'EXIT_RUNNING',
  EXIT_NOT_OPEN: 'EXIT_NOT_OPEN',
};
