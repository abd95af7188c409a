import { type IdentityTrx, withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { requireSignedIn, type SignedIn } from './acting.ts';
import { attemptOf } from './attempts.ts';
import { cookiesNamed, SESSION_COOKIE } from './cookies.ts';
import { openIdentities, type Reply } from './identity.ts';
import { requireSignIn } from './settings.ts';

/** What somebody who is signed in asks for. */
export type Signed<Input> = {
  readonly house: House;
  readonly cookie: string;
  readonly input: Input;
};

type Library = ReturnType<typeof openIdentities>;
type Then = (
  identities: IdentityTrx,
  library: Library,
  reply: Reply,
  signedIn: SignedIn,
) => Promise<void>;

/**
 * Tries what whoever is signed in proves something for. Somebody who holds a stolen session must not be
 * able to guess, so failures count here too.
 */
export async function tried(
  { house, cookie }: Signed<unknown>,
  attemptIt: (library: Library, cookie: string) => Promise<Reply>,
  andThen?: Then,
): Promise<Reply> {
  const settings = requireSignIn(house);
  const own = cookiesNamed(cookie, SESSION_COOKIE);
  const signedIn = await requireSignedIn({ house, cookie: own });
  const outcome = await withIdentities(house.db, async (identities) => {
    const attempt = await attemptOf(identities, house, signedIn.session.email);
    if (!(await attempt.isOpen())) return 'SIGN_IN_LOCKED';
    const library = openIdentities(identities, { settings, newId: house.newId });
    const reply = await attemptIt(library, own);
    if (reply.isRefused) {
      const refusal = refusalOf(reply);
      if (!NOT_GUESSED.includes(refusal)) await attempt.fail();
      return refusal;
    }
    await andThen?.(identities, library, reply, signedIn);
    return reply;
  });
  if (typeof outcome === 'string') throw new DomainError(outcome);
  return outcome;
}

const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  INVALID_PASSWORD: 'PASSWORD_WRONG',
  TOTP_ALREADY_ENABLED: 'SECOND_FACTOR_ENROLLED',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'PASSWORD_NOT_SET',
};

/** Refusals that say nothing of what was typed. */
const NOT_GUESSED: readonly ErrorCode[] = ['SECOND_FACTOR_ENROLLED', 'PASSWORD_NOT_SET'];

const refusalOf = ({ body }: Reply): ErrorCode =>
  REFUSALS[String(body.code)] ?? 'SECOND_FACTOR_WRONG';
