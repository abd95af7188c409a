import { grantConsent } from '../domain/consents/grant.ts';
import { revokeConsent } from '../domain/consents/revoke.ts';
import type { GrantConsentInput } from '../domain/consents/schemas.ts';
import { requestReview } from '../domain/reviews/request.ts';
import { endOfDay } from './formats.ts';
import { postedFields, requireFilled, tryForm } from './parts/posted.ts';
import { showReport } from './report.tsx';
import { type ConsoleContext, sentForm, verbContext } from './request.ts';

export async function postConsent(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const [receiver, purpose] = (values.receiver ?? '').split(' ');
  const consent = {
    receiver,
    purpose,
    scopes: (await sentForm(c)).getAll('scopes'),
    validUntil: endOfDay(values.validUntil ?? ''),
  } as GrantConsentInput;
  const uscc = c.req.param('uscc') ?? '';
  return tryForm({
    verb: async () => {
      requireFilled(values, { scopes: 'consentScopesNeeded', validUntil: 'lastDayNeeded' });
      return grantConsent({ ctx, input: { uscc, consent } });
    },
    done: () => c.redirect(`/cooperatives/${uscc}#privacy`, 303),
    again: (refusal) => showReport(c, refusal),
    values,
  });
}

export async function postRevocation(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { uscc = '', consentId = '' } = c.req.param() as Record<string, string>;
  await revokeConsent({ ctx, input: { uscc, consentId, revocation: {} } });
  return c.redirect(`/cooperatives/${uscc}#privacy`, 303);
}

export async function postReview(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const { uscc = '', ratingId = '' } = c.req.param() as Record<string, string>;
  const objection = { reasons: values.reasons ?? '' };
  return tryForm({
    verb: async () => {
      requireFilled(values, { reasons: 'reasonsNeeded' });
      return requestReview({ ctx, input: { uscc, ratingId, objection } });
    },
    done: () => c.redirect(`/cooperatives/${uscc}`, 303),
    again: (refusal) => showReport(c, refusal),
    values,
  });
}
