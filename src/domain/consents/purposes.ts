import type { Actor } from '../context.ts';
import type { Bilingual } from '../schemas.ts';

/** What a bank or guarantor may ask a cooperative's data for. */
export const PURPOSES = {
  loan: { zh: '贷款审查', en: 'deciding on a loan' },
  guarantee: { zh: '担保审查', en: 'deciding on a guarantee' },
  'post-loan': { zh: '贷后管理', en: 'looking after a loan that was granted' },
} as const satisfies Record<string, Bilingual>;

/** What each kind of receiver may ask for, its usual purpose first. */
export const PURPOSES_OF = {
  bank: ['loan', 'post-loan'],
  guarantor: ['guarantee', 'post-loan'],
} as const satisfies Record<string, readonly (keyof typeof PURPOSES)[]>;

export type ReceiverKind = keyof typeof PURPOSES_OF;

export const isReceiverKind = (kind: string): kind is ReceiverKind =>
  Object.hasOwn(PURPOSES_OF, kind);

export type Purpose = keyof typeof PURPOSES;

export const PURPOSE_NAMES = Object.keys(PURPOSES) as [Purpose, ...Purpose[]];

/** What somebody reads for: what they say, else what their kind of organisation usually does. */
export const purposeOf = (
  { role }: Pick<Actor, 'role'>,
  stated: Purpose | undefined,
): Purpose | null => (isReceiverKind(role) ? (stated ?? PURPOSES_OF[role][0]) : null);
