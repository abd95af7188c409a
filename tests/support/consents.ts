import { grantConsent } from '../../src/domain/consents/grant.ts';
import type { Consent, GrantConsentInput } from '../../src/domain/consents/schemas.ts';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import type { TestHouse } from './house.ts';

const people = demonstrationActors();

/** Somebody who acts for a cooperative. */
export const cooperativeOf = (uscc: string): Actor => ({
  ...people.cooperative,
  id: `cooperative-${uscc}`,
  organisation: uscc,
});

/** A consent of a cooperative to the rural bank, over its rating for a loan unless said otherwise. */
export async function grant(
  test: TestHouse,
  uscc: string,
  terms: Partial<GrantConsentInput> = {},
): Promise<Consent> {
  const consent: GrantConsentInput = {
    receiver: 'demo-rural-bank',
    purpose: 'loan',
    scopes: ['rating'],
    validUntil: '2027-05-01T00:00:00.000Z',
    ...terms,
  };
  const ctx = test.as(cooperativeOf(uscc));
  return (await grantConsent({ ctx, input: { uscc, consent } })).value;
}
