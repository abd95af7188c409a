import { ROLES, type Role } from '../domain/context.ts';
import type { TextKey } from './texts.ts';

type Place = {
  readonly path: string;
  readonly text: Extract<TextKey, `nav${string}`>;
  readonly roles: readonly Role[];
};

/** The places that a page leads to, in the order in which they stand. */
const PLACES: readonly Place[] = [
  { path: '/', text: 'navOverview', roles: ROLES.filter((role) => role !== 'expert') },
  { path: '/weighting/assignments', text: 'navJudgments', roles: ['expert'] },
  { path: '/weighting', text: 'navWeighting', roles: ['bureau', 'regulator'] },
  { path: '/audit', text: 'navAudit', roles: ['regulator'] },
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
