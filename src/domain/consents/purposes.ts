import type { Actor } from '../context.ts';
import type { Bilingual } from '../schemas.ts';

/** What a bank or guarantor may ask a cooperative's data for. */
export const PURPOSES = {
  loan: { zh: '贷款审查', en: 'deciding on a loan' },
  guarantee: { zh: '担保审查', en: 'deciding on a guarantee' },
  'post-loan': { zh: '贷后管理', en: 'looking after a loan that was granted' },
} as const satisfies Record<string, Bilingual>;

export type Purpose = keyof typeof PURPOSES;

export const PURPOSE_NAMES = Object.keys(PURPOSES) as [Purpose, ...Purpose[]];

const USUAL: Readonly<Partial<Record<Actor['role'], Purpose>>> = {
  bank: 'loan',
  guarantor: 'guarantee',
};

/** What somebody reads for: what they say, else what their kind of organisation usually does. */
export const purposeOf = (
  { role }: Pick<Actor, 'role'>,
  stated: Purpose | undefined,
): Purpose | null => (USUAL[role] === undefined ? null : (stated ?? USUAL[role]));
