import { z } from 'zod';
import { setSessionMembership } from '../../db/identities.ts';
import { type IdentityTrx, withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { requireSignedIn, type SignedIn } from './acting.ts';
import { attemptOf } from './attempts.ts';
import { acceptCode } from './codes.ts';
import { cookiesAfter, cookiesNamed, SESSION_COOKIE } from './cookies.ts';
import { openIdentities, type Reply } from './identity.ts';
import { type CodeInput, codeInput } from './schemas.ts';
import { requireSignIn } from './settings.ts';

const enrolInput = z.strictObject({ password: z.string().max(128).optional() });
export type EnrolInput = z.input<typeof enrolInput>;

/** What an authenticator app needs to know. */
export type Enrolment = { readonly uri: string; readonly secret: string };

type Signed<Input> = { readonly house: House; readonly cookie: string; readonly input: Input };

/** Begins to set up a second factor; it counts once its first code was shown. */
export async function enrolSecondFactor(asking: Signed<EnrolInput>): Promise<Enrolment> {
  const { password } = enrolInput.parse(asking.input);
  const reply = await tried(asking, (library, cookie) => library.enrol(cookie, password));
  const uri = String(reply.body.totpURI);
  return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' };
}

/** Shows a code in a session: the first one completes the setting up, later ones prove presence. */
export async function showCode(
  asking: Signed<CodeInput>,
): Promise<{ readonly cookies: readonly string[] }> {
  const { code } = codeInput.parse(asking.input);
  const { house } = asking;
  const { cookies } = await tried(
    asking,
    (library, cookie) => library.verifyCode(cookie, code),
    async (identities, library, reply, { session: before }) => {
      // Setting up replaces the session; showing a code again leaves it as it is.
      const session = (await library.session(cookiesAfter(reply))) ?? before;
      await acceptCode(identities, session, code, house.now());
      if (before.membershipId === null) return;
      await setSessionMembership(identities, session.sessionId, before.membershipId);
    },
  );
  return { cookies };
}

type Library = ReturnType<typeof openIdentities>;
type Then = (
  identities: IdentityTrx,
  library: Library,
  reply: Reply,
  signedIn: SignedIn,
) => Promise<void>;

/** Somebody who holds a stolen session must not be able to guess, so failures count here too. */
async function tried(
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
      if (refusal !== 'SECOND_FACTOR_ENROLLED') await attempt.fail();
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
};

const refusalOf = ({ body }: Reply): ErrorCode =>
  REFUSALS[String(body.code)] ?? 'SECOND_FACTOR_WRONG';
