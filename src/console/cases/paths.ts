/** Where the pages of a case are. */
export const casePath = (uscc: string): string => `/cases/${uscc}`;

export const dutyPath = (uscc: string, number: number): string => `/cases/${uscc}/duties/${number}`;

/** What is done on a case beside its duties, each on a page of its own. */
export const ACTS = ['verification', 'resumption', 'exit'] as const;
export type ActName = (typeof ACTS)[number];

export const actPath = (uscc: string, act: ActName): string => `/cases/${uscc}/${act}`;

export const requestPath = (uscc: string, dutyId: string): string =>
  `/cases/${uscc}/requests/${dutyId}`;
