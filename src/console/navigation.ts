import type { Role } from '../domain/context.ts';
import { PERMISSIONS } from '../domain/permissions.ts';
import type { TextKey } from './texts.ts';

type Place = {
  readonly path: string;
  readonly text: Extract<TextKey, `nav${string}`>;
  readonly roles: readonly Role[];
};

/** The places that a page leads to, in the order in which they stand. */
const PLACES: readonly Place[] = [
  { path: '/', text: 'navOverview', roles: ['bureau', 'township', 'regulator'] },
  { path: '/', text: 'navHome', roles: ['cooperative', 'bank', 'guarantor'] },
  { path: '/cases', text: 'navCases', roles: ['bureau', 'township', 'regulator'] },
  { path: '/cases', text: 'navCase', roles: ['cooperative'] },
  { path: '/duties', text: 'navDuties', roles: PERMISSIONS['cases:read'] },
  { path: '/prevention', text: 'navPrevention', roles: ['cooperative'] },
  { path: '/statements', text: 'navStatements', roles: PERMISSIONS['statements:verify'] },
  { path: '/uploads', text: 'navUploads', roles: PERMISSIONS['statements:submit'] },
  { path: '/reviews', text: 'navReviews', roles: PERMISSIONS['ratings:decide-review'] },
  { path: '/weighting/assignments', text: 'navJudgments', roles: PERMISSIONS['weighting:judge'] },
  { path: '/weighting', text: 'navWeighting', roles: PERMISSIONS['weighting:read'] },
  { path: '/evaluation', text: 'navEvaluation', roles: PERMISSIONS['evaluation:read'] },
  { path: '/audit', text: 'navAudit', roles: PERMISSIONS['audit:export'] },
  { path: '/people', text: 'navPeople', roles: PERMISSIONS['people:read'] },
  { path: '/keys', text: 'navKeys', roles: PERMISSIONS['keys:create'] },
  { path: '/webhooks', text: 'navWebhooks', roles: PERMISSIONS['webhooks:manage'] },
];

export const placesOf = (role: Role): readonly Place[] =>
  PLACES.filter(({ roles }) => roles.includes(role));

/** The place of a role that a path is at or below: the nearest one. */
export function placeOf(role: Role, path: string): string | undefined {
  return placesOf(role)
    .map((place) => place.path)
    .filter((place) => path === place || (place !== '/' && path.startsWith(`${place}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
