/** The actor of what an operator does on the machine itself, without being signed in. */
export const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** The audit chain of what concerns the county rather than one cooperative. */
export const COUNTY_CHAIN = 'county';
