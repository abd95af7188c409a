import { findConsent, insertRevocation } from '../../db/consents.ts';
import { listOrganisations } from '../../db/organisations.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { publish } from '../webhooks/publish.ts';
import { describeConsent, stateOf } from './describe.ts';
import { type Consent, type RevokeConsentInput, revokeConsentInput } from './schemas.ts';

/** Takes a consent back: in one step, without a reason if none is given, and at once. */
export async function revokeConsent({
  ctx,
  input: { uscc, consentId, revocation },
}: {
  ctx: Context;
  input: { uscc: string; consentId: string; revocation: RevokeConsentInput };
}): Promise<Changed<Consent>> {
  const { countyCode, id: revokedBy } = requirePermission(ctx, 'consents:grant');
  const { reason = null } = revokeConsentInput.parse(revocation);
  const input = { uscc, consentId, revocation };
  return change(ctx, { verb: 'consents.revoke', input, chain: uscc }, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const consent = await findConsent(trx, countyCode, uscc, consentId);
    if (consent === undefined) throw new DomainError('NOT_FOUND');
    const state = stateOf(consent, ctx.now());
    if (state === 'revoked' || state === 'expired') throw new DomainError('CONSENT_OVER');
    const { receiver } = consent;
    const revoked = { reason, revokedBy, revokedAt: ctx.now() };
    await insertRevocation(trx, { countyCode, consentId, uscc, receiver, ...revoked });
    const data = { consentId, receiver };
    await publish(trx, countyCode, [
      { uscc, type: 'consent.revoked', at: revoked.revokedAt, data },
    ]);
    const organisations = await listOrganisations(trx, countyCode);
    const audit = {
      action: 'consent.revoke',
      subject: consentId,
      basis: '个人信息保护法 第十五条',
      details: { receiver },
    };
    const value = describeConsent({ ...consent, ...revoked }, organisations, ctx.now());
    return { value, audit };
  });
}
