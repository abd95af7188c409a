import type { House, SignInSettings } from '../context.ts';
import { DomainError } from '../errors.ts';

/** How people sign in here; refuses where nobody does. */
export function requireSignIn({ signIn }: Pick<House, 'signIn'>): SignInSettings {
  if (signIn === undefined) throw new DomainError('SIGN_IN_NOT_SET_UP');
  return signIn;
}
