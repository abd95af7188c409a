import { grantConsent } from '../domain/consents/grant.ts';
import { listConsents } from '../domain/consents/list.ts';
import { listReceivers } from '../domain/consents/receivers.ts';
import { revokeConsent } from '../domain/consents/revoke.ts';
import type { GrantConsentInput } from '../domain/consents/schemas.ts';
import type { Context } from '../domain/context.ts';
import { listDisclosures } from '../domain/disclosures/list.ts';
import { requestReview } from '../domain/reviews/request.ts';
import type { Privacy } from './report/privacy-section.tsx';
import { type ConsoleContext, sentForm, verbContext } from './request.ts';

/** What the page of a cooperative shows to itself of its own data. */
const SHOWN_MAX = 10;

/** The part of a report that is for the cooperative itself; to anybody else it is not there. */
export async function privacyOf(ctx: Context, uscc: string): Promise<Privacy | null> {
  const { role, organisation } = ctx.actor;
  if (role !== 'cooperative' || organisation !== uscc) return null;
  const input = { limit: SHOWN_MAX };
  const [consents, receivers, disclosures] = [
    await listConsents({ ctx, input }),
    await listReceivers({ ctx }),
    await listDisclosures({ ctx, input }),
  ];
  return { uscc, consents: consents.items, receivers, disclosures: disclosures.items };
}

export async function postConsent(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const form = await sentForm(c);
  const [receiver, purpose] = String(form.get('to') ?? '').split(' ');
  const consent = {
    receiver,
    purpose,
    scopes: form.getAll('scopes'),
    validUntil: endOfDay(String(form.get('until') ?? '')),
  } as GrantConsentInput;
  const uscc = c.req.param('uscc') ?? '';
  await grantConsent({ ctx, input: { uscc, consent } });
  return c.redirect(`/cooperatives/${uscc}#privacy`, 303);
}

export async function postRevocation(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { uscc = '', consentId = '' } = c.req.param() as Record<string, string>;
  await revokeConsent({ ctx, input: { uscc, consentId, revocation: {} } });
  return c.redirect(`/cooperatives/${uscc}#privacy`, 303);
}

export async function postReview(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { uscc = '', ratingId = '' } = c.req.param() as Record<string, string>;
  const reasons = String((await sentForm(c)).get('reasons') ?? '').replaceAll('\r\n', '\n');
  await requestReview({ ctx, input: { uscc, ratingId, objection: { reasons } } });
  return c.redirect(`/cooperatives/${uscc}`, 303);
}

/** A day lasts until midnight in Beijing. */
const endOfDay = (day: string): string => `${day}T16:00:00.000Z`;
