import { lockChain } from '../../db/audit.ts';
import { findCounty } from '../../db/counties.ts';
import { insertInvitation } from '../../db/invitations.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import { type AuditEntry, appendAudit } from '../audit/append.ts';
import { sha256 } from '../canonical.ts';
import { change } from '../change.ts';
import type { Context, House, Role } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { requireOrganisation } from '../organisations/name.ts';
import { approves, requirePermission } from '../permissions.ts';
import { countyCodeSchema } from '../schemas.ts';
import { newSecret } from '../secrets.ts';
import { requireAuthority, requireScopes } from './authority.ts';
import { type InvitationInput, invitationInput } from './schemas.ts';

export const INVITATION_DAYS = 7;

/** An invitation as it was made; the path opens it, and is told once. */
export type Invited = {
  readonly invitationId: string;
  readonly role: Role;
  readonly organisation: string;
  readonly expiresAt: string;
  readonly path: string | null;
};

type Inviter = { readonly countyCode: string; readonly id: string };
type Parsed = ReturnType<typeof invitationInput.parse>;

/** Invites a person to act for an organisation. Whoever invites hands the link over themselves. */
export async function invite({
  ctx,
  input,
}: {
  ctx: Context;
  input: InvitationInput;
}): Promise<{ readonly value: Invited; readonly isReplay: boolean }> {
  const actor = requirePermission(ctx, 'people:invite');
  const invitation = invitationInput.parse(input);
  requireAuthority(actor, invitation);
  requireScopes(invitation.role, invitation.scopes, actor);
  // Else somebody whom nobody confirmed would vouch for the next one.
  if (approves(invitation)) requirePermission(ctx, 'people:confirm');
  const token = newSecret('inv');
  const request = { verb: 'people.invite', input, chain: COUNTY_CHAIN };
  const { value, isReplay } = await change(ctx, request, (trx) =>
    record(trx, ctx, actor, invitation, token),
  );
  return { value: { ...value, path: isReplay ? null : pathOf(token) }, isReplay };
}

const operatorInput = invitationInput.extend({ countyCode: countyCodeSchema });
export type OperatorInvitationInput = InvitationInput & { readonly countyCode: string };

/** Invites the first people of a county, as the operator of the machine. */
export async function inviteAsOperator({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: OperatorInvitationInput;
}): Promise<Invited> {
  const { countyCode, ...invitation } = operatorInput.parse(input);
  requireScopes(invitation.role, invitation.scopes, undefined);
  const token = newSecret('inv');
  const at = house.now();
  return inScope(house.db, operatorScope(countyCode, at), async (trx) => {
    if ((await findCounty(trx, countyCode)) === undefined) throw new DomainError('NOT_FOUND');
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    const inviter = { countyCode, id: OPERATOR.actor };
    const { value, audit } = await record(trx, house, inviter, invitation, token);
    const origin = { countyCode, chain: COUNTY_CHAIN, requestId: house.newId('req') };
    await appendAudit(trx, { ...origin, ...OPERATOR, at }, audit);
    return { ...value, path: pathOf(token) };
  });
}

const pathOf = (token: string): string => `/invitations/${token}`;

async function record(
  trx: Trx,
  { now, newId }: Pick<House, 'now' | 'newId'>,
  { countyCode, id: invitedBy }: Inviter,
  { email, role, organisation, scopes }: Parsed,
  token: string,
) {
  await requireOrganisation(trx, { countyCode, role, organisation });
  const invitationId = newId('inv');
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * 24 * 3_600_000);
  const tokenHash = await sha256(token);
  await insertInvitation(trx, {
    ...{ countyCode, invitationId, tokenHash, email, role, organisation, scopes },
    ...{ invitedBy, createdAt, expiresAt },
  });
  const audit: AuditEntry = {
    action: 'invitation.create',
    subject: invitationId,
    basis: '网络安全法 第二十一条',
    details: { role, organisation, scopes },
  };
  return { value: { invitationId, role, organisation, expiresAt: expiresAt.toISOString() }, audit };
}
