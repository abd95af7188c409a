import type { Visibility } from '../db/cooperatives.ts';
import { type Actor, type Context, ROLES, type Role } from './context.ts';
import { DomainError } from './errors.ts';

export const PERMISSIONS = {
  'cooperatives:read': ROLES,
  'cooperatives:register': ['bureau'],
  'statements:submit': ['bureau', 'cooperative'],
  'statements:verify': ['bureau', 'township'],
  'facts:record': ['bureau', 'township'],
  'ratings:rate': ['bureau'],
  'audit:export': ['regulator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Refuses whoever does not have a permission, and returns who acts. */
export function requirePermission({ actor }: Context, permission: Permission): Actor {
  const roles: readonly Role[] = PERMISSIONS[permission];
  if (!roles.includes(actor.role)) throw new DomainError('FORBIDDEN');
  return actor;
}

/**
 * Which cooperatives somebody sees. A bank or guarantor sees what a live consent shows it, and as
 * long as there are no consents that is nothing.
 */
export function visibilityOf({ role, organisation }: Actor): Visibility {
  switch (role) {
    case 'bureau':
    case 'regulator':
      return { kind: 'all' };
    case 'township':
      return organisation === null ? NOTHING : { kind: 'town', townId: organisation };
    case 'cooperative':
      return organisation === null ? NOTHING : { kind: 'cooperative', uscc: organisation };
    case 'bank':
    case 'guarantor':
    case 'expert':
      return NOTHING;
  }
}

const NOTHING: Visibility = { kind: 'none' };
