import type { Actor, Role } from '../context.ts';
import { DomainError } from '../errors.ts';
import { type Permission, permissionsOf } from '../permissions.ts';

/** Whose people the bureau looks after; the regulator's never, so that nobody picks their judge. */
const LOOKED_AFTER_BY_BUREAU = [
  'township',
  'cooperative',
  'bank',
  'guarantor',
  'expert',
] as const satisfies readonly Role[];

/** Roles whose people somebody invites and lists beside those of their own organisation. */
export const rolesBeside = ({ role }: Pick<Actor, 'role'>): readonly Role[] =>
  role === 'bureau' ? LOOKED_AFTER_BY_BUREAU : [];

/** The posts whose people and invitations somebody sees. */
export const postsOf = (actor: Actor) => ({
  role: actor.role,
  organisation: actor.organisation ?? '',
  rolesBeside: rolesBeside(actor),
});

type Post = { readonly role: Role; readonly organisation: string };

/** Whether somebody decides who fills a post: in their own organisation, or as the bureau. */
export const looksAfter = (actor: Actor, { role, organisation }: Post): boolean =>
  rolesBeside(actor).includes(role) || (role === actor.role && organisation === actor.organisation);

export function requireAuthority(actor: Actor, post: Post): void {
  if (!looksAfter(actor, post)) throw new DomainError('FORBIDDEN');
}

/** Refuses scopes beyond the role, and beyond those of whoever gives them to their own. */
export function requireScopes(
  role: Role,
  scopes: readonly Permission[] | null,
  giver: Pick<Actor, 'role' | 'scopes'> | undefined,
  mayGive: (permission: Permission) => boolean = () => true,
): void {
  const own = giver?.role === role ? giver.scopes : null;
  if (scopes === null) {
    if (own !== null) throw new DomainError('FORBIDDEN');
    return;
  }
  const allowed = permissionsOf({ role, scopes: own }).filter(mayGive);
  const issues = scopes.flatMap((scope, i) =>
    allowed.includes(scope) ? [] : [{ pointer: `/scopes/${i}`, ...SCOPE_NOT_ALLOWED }],
  );
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}

const SCOPE_NOT_ALLOWED = {
  code: 'SCOPE_NOT_ALLOWED',
  zh: '该权限不在可授予的范围内。',
  en: 'This permission is not one that can be given here.',
};
