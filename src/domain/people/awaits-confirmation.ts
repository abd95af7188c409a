import type { LiveMembership } from '../../db/memberships.ts';
import { OPERATOR } from '../operator.ts';
import { approves, knownScopes } from '../permissions.ts';
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
