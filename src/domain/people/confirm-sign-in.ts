import { withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { beginActing } from './acting.ts';
import { attemptOf } from './attempts.ts';
import { acceptCode } from './codes.ts';
import { CHALLENGE_COOKIE, cookiesAfter, cookiesNamed } from './cookies.ts';
import { openIdentities } from './identity.ts';
import { type CodeInput, codeInput } from './schemas.ts';
import { requireSignIn } from './settings.ts';

const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  INVALID_CODE: 'SECOND_FACTOR_WRONG',
  ACCOUNT_TEMPORARILY_LOCKED: 'SIGN_IN_LOCKED',
};

/** Completes a sign-in with a code of the authenticator. */
export async function confirmSignIn({
  house,
  cookie,
  input,
}: {
  house: House;
  cookie: string;
  input: CodeInput;
}): Promise<{ readonly cookies: readonly string[] }> {
  const settings = requireSignIn(house);
  const { code } = codeInput.parse(input);
  // Somebody else's session beside it must not answer for this sign-in.
  const challenge = cookiesNamed(cookie, CHALLENGE_COOKIE);
  const step = await withIdentities(house.db, async (identities, trx) => {
    const attempt = await attemptOf(identities, house, null);
    if (!(await attempt.isOpen())) return 'SIGN_IN_LOCKED';
    const library = openIdentities(identities, { settings, newId: house.newId });
    const reply = await library.verifyCode(challenge, code);
    if (reply.isRefused) {
      await attempt.fail();
      return REFUSALS[String(reply.body.code)] ?? 'SIGN_IN_EXPIRED';
    }
    const session = await library.session(cookiesAfter(reply));
    if (session === undefined) return 'SIGN_IN_EXPIRED';
    await acceptCode(identities, session, code, house.now());
    await beginActing(trx, session);
    return { cookies: reply.cookies };
  });
  if (typeof step === 'string') throw new DomainError(step);
  return step;
}
