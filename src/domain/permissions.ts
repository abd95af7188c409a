import type { Visibility } from '../db/cooperatives.ts';
import { type Actor, type Context, ROLES, type Role } from './context.ts';
import { DomainError, type ErrorCode } from './errors.ts';

export const PERMISSIONS = {
  'calculations:run': ROLES,
  'models:read': ROLES,
  'cooperatives:read': ROLES,
  'cooperatives:register': ['bureau'],
  'statements:submit': ['bureau', 'cooperative'],
  'statements:verify': ['bureau', 'township'],
  'statements:answer': ['cooperative'],
  'statements:read-questions': ['bureau', 'township', 'cooperative', 'regulator'],
  'facts:record': ['bureau', 'township'],
  'third-party:record': ['bureau', 'township'],
  'third-party:verify': ['bureau'],
  'third-party:read': ['bureau', 'township', 'cooperative', 'regulator'],
  'ratings:rate': ['bureau'],
  'ratings:request-review': ['cooperative'],
  'ratings:decide-review': ['bureau'],
  'cases:read': ['bureau', 'township', 'cooperative', 'regulator'],
  'cases:act': ['bureau', 'township', 'cooperative', 'regulator'],
  'cases:verify': ['bureau', 'township', 'regulator'],
  'weighting:draft': ['bureau'],
  'weighting:judge': ['expert'],
  'weighting:read': ['bureau', 'regulator'],
  'weighting:review': ['regulator'],
  'weighting:publish': ['bureau'],
  'people:invite': ROLES,
  'people:read': ROLES,
  'people:confirm': ['bureau', 'township', 'regulator'],
  'organisations:create': ['bureau'],
  'keys:create': ['bureau', 'cooperative', 'bank', 'guarantor', 'regulator'],
  'consents:grant': ['cooperative'],
  'consents:read': ['bureau', 'cooperative', 'bank', 'guarantor', 'regulator'],
  'contacts:record': ['bureau', 'cooperative'],
  'contacts:reveal': ['bureau', 'township', 'cooperative'],
  'disclosures:read': ['bureau', 'cooperative', 'regulator'],
  'audit:export': ['regulator'],
  'webhooks:manage': ['bureau', 'cooperative', 'bank', 'guarantor', 'regulator'],
  'evaluation:read': ['bureau', 'township', 'regulator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** The permissions that a key or a membership names, as far as this version knows them. */
export const knownScopes = ({ scopes }: { readonly scopes: readonly string[] | null }) =>
  scopes && PERMISSION_NAMES.filter((known) => scopes.includes(known));

/** What decides over somebody else's work: it needs a second factor, and a second voucher. */
const APPROVING: readonly Permission[] = [
  'statements:verify',
  'third-party:verify',
  'ratings:decide-review',
  'cases:verify',
  'weighting:review',
  'weighting:publish',
  'people:confirm',
];

/** What others depend on, if it decides over nobody's work, is asked of a second factor as well. */
const SENSITIVE: readonly Permission[] = ['people:invite', 'ratings:rate'];

/** What makes others able to act is left to people. */
const EMPOWERING: readonly Permission[] = ['people:invite', 'keys:create', 'organisations:create'];

/** Whether a permission is fit for a key that an organisation makes for its own systems. */
export const isFitForKey = (permission: Permission): boolean =>
  !APPROVING.includes(permission) && !EMPOWERING.includes(permission);

/** What somebody may do now. */
export const permissionsOf = ({ role, scopes }: Pick<Actor, 'role' | 'scopes'>): Permission[] =>
  PERMISSION_NAMES.filter((permission) => {
    const roles: readonly Role[] = PERMISSIONS[permission];
    return roles.includes(role) && (scopes === null || scopes.includes(permission));
  });

/** Whether a role has something to approve. */
export const approves = (of: Pick<Actor, 'role' | 'scopes'>): boolean =>
  permissionsOf(of).some((permission) => APPROVING.includes(permission));

/** Whether a person has something to do for which a second factor is asked. */
export const usesSecondFactor = (of: Pick<Actor, 'role' | 'scopes'>): boolean =>
  approves(of) || permissionsOf(of).some((permission) => SENSITIVE.includes(permission));

/** Refuses whoever does not have a permission, and returns who acts. */
export const requirePermission = ({ actor }: Context, permission: Permission): Actor =>
  requirePermissionOf(actor, permission);

/** Whether somebody may do something at all, a second factor set aside: what a page offers. */
export function hasPermission({ role, scopes }: Actor, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role) && (scopes === null || scopes.includes(permission));
}

/** Why somebody may not do something now; undefined if they may. */
export function refusalOf(actor: Actor, permission: Permission): ErrorCode | undefined {
  if (!hasPermission(actor, permission)) return 'FORBIDDEN';
  const { session, mayApprove } = actor;
  const isApproving = APPROVING.includes(permission);
  const isWeak = session?.hasSecondFactor === false;
  if (isWeak && (isApproving || SENSITIVE.includes(permission))) return 'SECOND_FACTOR_NEEDED';
  if (!isApproving || mayApprove) return undefined;
  return session?.awaitsConfirmation ? 'NOT_YET_CONFIRMED' : 'SECOND_FACTOR_NEEDED';
}

/** Refuses whoever does not have a permission, where there is no more yet than who acts. */
export function requirePermissionOf(actor: Actor, permission: Permission): Actor {
  const refusal = refusalOf(actor, permission);
  if (refusal !== undefined) throw new DomainError(refusal);
  return actor;
}

/** Which cooperatives somebody sees; a bank or guarantor those of which a live consent shows something. */
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
      return { kind: 'consented' };
    case 'expert':
      return NOTHING;
  }
}

/** The cooperative that somebody's list is about: for a cooperative always itself. */
export const listedUscc = ({ role, organisation }: Actor, asked: string | undefined) =>
  role === 'cooperative' ? (organisation ?? '') : asked;

const NOTHING: Visibility = { kind: 'none' };
