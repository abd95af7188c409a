import { withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { openIdentities, PROVIDER_CALLBACK } from './identity.ts';
import { requireSignIn } from './settings.ts';

type Left = { readonly location: string; readonly cookies: readonly string[] };

/** Sends somebody to the county's identity provider; afterwards they go on at a path of this site. */
export async function goToProvider({ house, next }: { house: House; next: string }): Promise<Left> {
  const settings = requireSignIn(house);
  if (settings.provider === undefined) throw new DomainError('SIGN_IN_NOT_SET_UP');
  return withIdentities(house.db, async (identities) => {
    const opening = { settings, newId: house.newId, withProvider: true };
    const library = openIdentities(identities, opening);
    const { body, cookies } = await library.goToProvider(next, PROVIDER_CALLBACK);
    if (typeof body.url !== 'string') throw new DomainError('PROVIDER_REFUSED');
    return { location: body.url, cookies };
  });
}
