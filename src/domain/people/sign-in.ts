import { withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { beginActing } from './acting.ts';
import { attemptOf } from './attempts.ts';
import { cookiesAfter } from './cookies.ts';
import { openIdentities } from './identity.ts';
import { type SignInInput, signInInput } from './schemas.ts';
import { requireSignIn } from './settings.ts';

/** A step of signing in: done, or to be followed by a code. */
export type SignInStep = {
  readonly needsCode: boolean;
  readonly cookies: readonly string[];
};

/** Signs in by e-mail and password. What is wrong is not told, nor whether there is an account. */
export async function signIn({
  house,
  input,
}: {
  house: House;
  input: SignInInput;
}): Promise<SignInStep> {
  const settings = requireSignIn(house);
  const { email, password } = signInInput.parse(input);
  const step = await withIdentities(house.db, async (identities, trx) => {
    const attempt = await attemptOf(identities, house, email);
    if (!(await attempt.isOpen())) return 'SIGN_IN_LOCKED';
    const library = openIdentities(identities, { settings, newId: house.newId });
    const reply = await library.signIn(email, password);
    if (reply.isRefused) {
      await attempt.fail();
      return 'SIGN_IN_REFUSED';
    }
    await attempt.succeed();
    const { cookies } = reply;
    if (reply.body.twoFactorRedirect === true) return { needsCode: true, cookies };
    const session = await library.session(cookiesAfter(reply));
    if (session !== undefined) await beginActing(trx, session);
    return { needsCode: false, cookies };
  });
  // Only now, so that the failure was counted.
  if (typeof step === 'string') throw new DomainError(step);
  return step;
}
