import type { Hono } from 'hono';
import type { ConsoleEnv } from '../request.ts';
import { signInWithPassword } from '../sign-in.tsx';
import { leaveEverywhere, showAccount, switchAccount } from './account.tsx';
import { startEnrolment, submitOwnCode } from './enrolment.tsx';
import { acceptInvitation, showInvitation } from './invitation.tsx';
import { makeKey, revokeOwnKey, showKeys } from './keys.tsx';
import { showPasswordForm, submitPassword } from './password.tsx';
import { confirmPerson, endPerson, invitePerson, showPeople, withdraw } from './people.tsx';
import { leaveForProvider, returnFromProvider } from './provider.ts';
import { showCodeForm, submitCode } from './second-factor.tsx';

export const PEOPLE_PAGES = [
  '/sign-in/:step',
  '/auth/callback/county',
  '/invitations/:token',
  '/account',
  '/account/:action',
  '/people',
  '/people/:membershipId/confirmation',
  '/people/:membershipId/end',
  '/people/invitations/:invitationId/withdrawal',
  '/keys',
  '/keys/:keyId/revoke',
] as const;

/** The pages of accounts, people and keys. */
export function peoplePages(app: Hono<ConsoleEnv>): void {
  app.post('/sign-in/password', signInWithPassword);
  app.get('/sign-in/code', (c) => showCodeForm(c));
  app.post('/sign-in/code', submitCode);
  app.get('/sign-in/provider', leaveForProvider);
  app.get('/auth/callback/county', returnFromProvider);
  app.get('/invitations/:token', (c) => showInvitation(c));
  app.post('/invitations/:token', acceptInvitation);
  app.get('/account', showAccount);
  app.post('/account/switch', switchAccount);
  app.post('/account/second-factor', startEnrolment);
  app.post('/account/code', submitOwnCode);
  app.get('/account/password', (c) => showPasswordForm(c));
  app.post('/account/password', submitPassword);
  app.post('/account/sign-out-everywhere', leaveEverywhere);
  app.get('/people', (c) => showPeople(c));
  app.post('/people', invitePerson);
  app.post('/people/:membershipId/confirmation', confirmPerson);
  app.post('/people/:membershipId/end', endPerson);
  app.post('/people/invitations/:invitationId/withdrawal', withdraw);
  app.get('/keys', (c) => showKeys(c));
  app.post('/keys', makeKey);
  app.post('/keys/:keyId/revoke', revokeOwnKey);
}
