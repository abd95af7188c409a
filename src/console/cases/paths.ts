/** Where the pages of a case are. */
export const casePath = (uscc: string): string => `/cases/${uscc}`;

/** Duties that are done on pages of their own. */
const PAGES: Readonly<Record<string, string>> = {
  'decide-objection': '/reviews',
  'self-check': '/prevention',
};

/** Where somebody does a duty. */
export const dutyHref = (
  uscc: string,
  { dutyId, number }: { readonly dutyId: string; readonly number: number },
): string => PAGES[dutyId] ?? dutyPath(uscc, number);

export const dutyPath = (uscc: string, number: number): string => `/cases/${uscc}/duties/${number}`;

/** What is done on a case beside its duties, each on a page of its own. */
export const ACTS = ['verification', 'resumption', 'exit'] as const;
export type ActName = (typeof ACTS)[number];

export const actPath = (uscc: string, act: ActName): string => `/cases/${uscc}/${act}`;

export const requestPath = (uscc: string, dutyId: string): string =>
  `/cases/${uscc}/requests/${dutyId}`;
