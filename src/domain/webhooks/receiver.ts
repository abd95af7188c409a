import type { Scope } from '../../db/transaction.ts';
import type { WebhookEndpointRow } from '../../db/webhook-tables.ts';
import { purposeOf } from '../consents/purposes.ts';
import type { Actor, Role } from '../context.ts';

type Of = Pick<WebhookEndpointRow, 'countyCode' | 'endpointId' | 'role' | 'organisation'>;

/** Whoever an endpoint belongs to, as the register of disclosures names them. */
export const receiverOf = ({ countyCode, endpointId, role, organisation }: Of): Actor => ({
  ...{ countyCode, id: endpointId, name: endpointId, role: role as Role, organisation },
  ...{ scopes: null, mayApprove: false },
});

/** What an endpoint is shown is what its organisation may see, for its usual purpose. */
export function receiverScope(endpoint: Of, at: Date): Scope {
  const { countyCode, id: actor, role, organisation } = receiverOf(endpoint);
  const purpose = purposeOf({ role }, undefined);
  return { countyCode, actor, role, organisation, at, purpose };
}
