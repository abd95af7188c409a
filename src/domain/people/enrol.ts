import { z } from 'zod';
import { setSessionMembership } from '../../db/identities.ts';
import { acceptCode } from './codes.ts';
import { cookiesAfter } from './cookies.ts';
import { type CodeInput, codeInput } from './schemas.ts';
import { type Signed, tried } from './tried.ts';

const enrolInput = z.strictObject({ password: z.string().max(128).optional() });
export type EnrolInput = z.input<typeof enrolInput>;

/** What an authenticator app needs to know. */
export type Enrolment = { readonly uri: string; readonly secret: string };

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
