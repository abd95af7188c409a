import type { Role } from '../context.ts';
import type { Bilingual } from '../schemas.ts';

/** Who may know of what; a bank or guarantor of ratings with a live consent, and of its consents. */
const GOVERNMENT = ['bureau', 'regulator'] as const;
const PARTIES = [...GOVERNMENT, 'cooperative'] as const;
const RECEIVERS = ['bank', 'guarantor'] as const;

type EventRule = Bilingual & { readonly roles: readonly Role[] };

/** Everything that a webhook tells of. */
export const EVENTS = {
  'rating.made': { zh: '作出评分', en: 'a rating was made', roles: [...PARTIES, ...RECEIVERS] },
  'level.changed': { zh: '预警等级变动', en: 'the level of a case changed', roles: PARTIES },
  'case.moved': { zh: '台账状态变动', en: 'a case moved to or from a state', roles: PARTIES },
  'case.verified': { zh: '核实降级', en: 'a body verified a fall', roles: PARTIES },
  'case.paused': { zh: '业务暂停', en: 'the business was paused', roles: PARTIES },
  'case.resumed': { zh: '同意恢复业务', en: 'a body ended a pause', roles: PARTIES },
  'case.unpaused': { zh: '业务恢复', en: 'the pause is over', roles: PARTIES },
  'case.disputed': { zh: '提出异议', en: 'a rating is under objection', roles: PARTIES },
  'case.settled': { zh: '异议了结', en: 'an objection was settled', roles: PARTIES },
  'duty.opened': { zh: '新事项', en: 'a duty opened', roles: PARTIES },
  'duty.reminded': { zh: '事项将到期', en: 'a duty is due soon', roles: PARTIES },
  'duty.late': { zh: '事项逾期', en: 'a duty is late', roles: PARTIES },
  'duty.missed': { zh: '事项未办', en: 'a duty was missed', roles: PARTIES },
  'duty.done': { zh: '事项办结', en: 'a duty was done', roles: PARTIES },
  'duty.returned': { zh: '事项退回', en: 'a duty was given back', roles: PARTIES },
  'duty.cancelled': { zh: '事项取消', en: 'a duty was cancelled', roles: PARTIES },
  'duty.extended': { zh: '事项延期', en: 'the term of a duty was extended', roles: PARTIES },
  'statement.decided': {
    zh: '报表核验结果',
    en: 'a statement was accepted or returned',
    roles: PARTIES,
  },
  // A broken rule is such an item.
  'item.decided': {
    zh: '第三方信息核实结果',
    en: 'what a third party said was verified or refused',
    roles: PARTIES,
  },
  'review.requested': { zh: '申请人工复核', en: 'a review was asked for', roles: PARTIES },
  'review.decided': { zh: '复核决定', en: 'a review was decided', roles: PARTIES },
  'consent.granted': {
    zh: '给出同意',
    en: 'a consent was given',
    roles: [...PARTIES, ...RECEIVERS],
  },
  'consent.revoked': {
    zh: '撤回同意',
    en: 'a consent was taken back',
    roles: [...PARTIES, ...RECEIVERS],
  },
} as const satisfies Record<string, EventRule>;

export type EventType = keyof typeof EVENTS;

export const EVENT_TYPES = Object.keys(EVENTS) as [EventType, ...EventType[]];

/** What somebody sends itself to try an endpoint. */
export const PING = 'webhook.ping';

export const isForRole = (type: EventType, role: Role): boolean =>
  (EVENTS[type].roles as readonly Role[]).includes(role);

/** Which events show a bank or guarantor a rating, and so need a live consent. */
export const NEEDS_CONSENT: readonly string[] = ['rating.made'];

/** Which events are about one receiver, and about no other. */
export const IS_OF_RECEIVER: readonly string[] = ['consent.granted', 'consent.revoked'];
