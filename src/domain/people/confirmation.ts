import type { LiveMembership } from '../../db/memberships.ts';
import type { Actor } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import { OPERATOR } from '../operator.ts';
import { approves, knownScopes, refusalOf } from '../permissions.ts';
import { roleSchema } from './schemas.ts';

type Vouched = Pick<LiveMembership, 'role' | 'scopes' | 'invitedBy' | 'isConfirmed'>;

/**
 * Whoever invites somebody holds the link and could be both people, so that a membership that may
 * approve needs a third person of the organisation. The operator's first people need nobody.
 */
export const awaitsConfirmation = (membership: Vouched): boolean =>
  !membership.isConfirmed &&
  membership.invitedBy !== OPERATOR.actor &&
  approves({ role: roleSchema.parse(membership.role), scopes: knownScopes(membership) });

/** Why it is not for somebody to confirm a membership; undefined if it is. */
export function whyNotConfirm(
  actor: Actor,
  membership: LiveMembership | undefined,
): ErrorCode | undefined {
  if (membership?.role !== actor.role || membership.organisation !== actor.organisation) {
    return 'NOT_FOUND';
  }
  if (!awaitsConfirmation(membership)) return 'NOTHING_TO_CONFIRM';
  const { userId, invitedBy } = membership;
  return actor.id === userId || actor.id === invitedBy ? 'CONFIRMER_NOT_THIRD' : undefined;
}

export const mayConfirm = (actor: Actor, membership: LiveMembership): boolean =>
  (refusalOf(actor, 'people:confirm') ?? whyNotConfirm(actor, membership)) === undefined;
