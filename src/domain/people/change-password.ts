import { z } from 'zod';
import { markSecondFactor, setSessionMembership } from '../../db/identities.ts';
import { DomainError } from '../errors.ts';
import { cookiesAfter } from './cookies.ts';
import { PASSWORD_LENGTH_MAX } from './identity.ts';
import { passwordSchema } from './schemas.ts';
import { type Signed, tried } from './tried.ts';

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

/** Changes the password of whoever is signed in. All their sessions end but this one. */
export async function changePassword(
  asking: Signed<ChangePasswordInput>,
): Promise<{ readonly cookies: readonly string[] }> {
  const passwords = changePasswordInput.parse(asking.input);
  const { cookies } = await tried(
    asking,
    (library, cookie) => library.changePassword(cookie, passwords),
    async (identities, library, reply, { session: before }) => {
      const session = await library.session(cookiesAfter(reply));
      if (session === undefined) throw new DomainError('UNAUTHENTICATED');
      if (before.hasSecondFactor) await markSecondFactor(identities, session.sessionId);
      if (before.membershipId === null) return;
      await setSessionMembership(identities, session.sessionId, before.membershipId);
    },
  );
  return { cookies };
}
