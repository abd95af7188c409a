import type { Scope } from '../db/transaction.ts';

/** The actor of what an operator does on the machine itself, without being signed in. */
export const OPERATOR = { actor: 'operator', role: 'operator', organisation: null } as const;

/** What the operator's transactions see: the whole of one county. */
export const operatorScope = (countyCode: string, at: Date): Scope => ({
  countyCode,
  ...OPERATOR,
  at,
});

/** The machine itself belongs to no county. */
export const NO_COUNTY = '000000';

/** The audit chain of what concerns the county rather than one cooperative. */
export const COUNTY_CHAIN = 'county';
