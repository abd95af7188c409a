import { withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { cookiesNamed, SESSION_COOKIE } from './cookies.ts';
import { openIdentities } from './identity.ts';

type Leaving = { readonly house: House; readonly cookie: string };
type Left = { readonly cookies: readonly string[] };

/** Ends a session. */
export const signOut = (leaving: Leaving): Promise<Left> =>
  leave(leaving, (library, cookie) => library.signOut(cookie));

/** Ends every session of whoever is signed in, wherever it was opened. */
export const signOutEverywhere = (leaving: Leaving): Promise<Left> =>
  leave(leaving, (library, cookie) => library.signOutEverywhere(cookie));

type Library = ReturnType<typeof openIdentities>;

async function leave(
  { house, cookie }: Leaving,
  how: (library: Library, cookie: string) => Promise<Left>,
): Promise<Left> {
  const { signIn: settings, db, newId } = house;
  if (settings === undefined || cookiesNamed(cookie, SESSION_COOKIE) === '') return { cookies: [] };
  return withIdentities(db, async (identities) => {
    const { cookies } = await how(openIdentities(identities, { settings, newId }), cookie);
    return { cookies };
  });
}
