import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { IdentityTrx } from '../../db/transaction.ts';
import type { House, IdentityProvider, SignInSettings } from '../context.ts';
import { COOKIE_PREFIX } from './cookies.ts';

/*
 * Passwords, second factors, sessions and identity providers: the only file that knows better-auth.
 * One instance serves one transaction, so that whatever it writes commits with the rest or not at
 * all. Cookies come in as the text of a Cookie header and leave as Set-Cookie lines.
 */

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 128;

/** Where the identity provider sends people back to. */
export const PROVIDER_CALLBACK = '/auth/callback/county';

const SESSION_HOURS = 12;
const CHALLENGE_MINUTES = 10;
const PROVIDER_ID = 'county';

/** What the library answered. */
export type Reply = {
  readonly isRefused: boolean;
  readonly body: Readonly<Record<string, unknown>>;
  /** Set-Cookie lines for the browser. */
  readonly cookies: readonly string[];
  /** Where the browser has to go, of answers that redirect. */
  readonly location: string | null;
};

export type Session = {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly hasTwoFactor: boolean;
  readonly expiresAt: Date;
  readonly membershipId: string | null;
  readonly hasSecondFactor: boolean;
};

export type Identities = ReturnType<typeof openIdentities>;

type Opening = {
  readonly settings: SignInSettings;
  readonly newId: House['newId'];
  /** Whether an account may be made: for somebody who was invited, and for nobody else. */
  readonly isInvited?: boolean;
  /** Whether the identity provider is asked: it then has to be reached. */
  readonly withProvider?: boolean;
};

/** Opens the accounts for one transaction. */
export function openIdentities(trx: IdentityTrx, opening: Opening) {
  const auth = configure(trx, opening);
  const ask = (cookie: string) => ({ headers: new Headers({ cookie }), asResponse: true }) as const;
  return {
    signIn: async (email: string, password: string) =>
      replyOf(await auth.api.signInEmail({ body: { email, password }, ...ask('') })),
    createAccount: async (name: string, email: string, password: string) =>
      replyOf(await auth.api.signUpEmail({ body: { name, email, password }, ...ask('') })),
    enrol: async (cookie: string, password: string | undefined) =>
      replyOf(
        await auth.api.enableTwoFactor({
          body: password === undefined ? {} : { password },
          ...ask(cookie),
        }),
      ),
    verifyCode: async (cookie: string, code: string) =>
      replyOf(await auth.api.verifyTOTP({ body: { code }, ...ask(cookie) })),
    changePassword: async (
      cookie: string,
      passwords: { readonly currentPassword: string; readonly newPassword: string },
    ) =>
      replyOf(
        await auth.api.changePassword({
          body: { ...passwords, revokeOtherSessions: true },
          ...ask(cookie),
        }),
      ),
    signOut: async (cookie: string) => replyOf(await auth.api.signOut(ask(cookie))),
    signOutEverywhere: async (cookie: string) =>
      replyOf(await auth.api.revokeSessions(ask(cookie))),
    goToProvider: async (callbackURL: string, errorCallbackURL: string) =>
      replyOf(
        await auth.api.signInSocial({
          body: { provider: PROVIDER_ID, callbackURL, errorCallbackURL },
          ...ask(''),
        }),
      ),
    comeBackFromProvider: async (url: string, cookie: string) =>
      replyOf(await auth.handler(new Request(url, { headers: { cookie } }))),
    session: (cookie: string): Promise<Session | undefined> => readSession(auth, cookie),
  };
}

function configure(trx: IdentityTrx, { settings, newId, isInvited, withProvider }: Opening) {
  const { secret, url, provider } = settings;
  return betterAuth({
    appName: '合衡 Heheng',
    secret,
    baseURL: url ?? 'http://localhost',
    basePath: '/auth',
    trustedOrigins: url === undefined ? [] : [url],
    database: { db: trx, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // What counts attempts is the product's own, by its own clock: attempts.ts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: isInvited !== true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
    },
    session: {
      expiresIn: SESSION_HOURS * 3600,
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: {
        membershipId: { type: 'string', required: false, input: false },
        hasSecondFactor: { type: 'boolean', required: false, input: false, defaultValue: false },
      },
    },
    // What the provider lets us fetch about a person is of no use here, so it is not kept.
    account: { updateAccountOnSignIn: false },
    databaseHooks: { account: { create: { before: async (account) => withoutTokens(account) } } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: url?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: {
        validateSchema: false,
        generateId: ({ model }) => newId(model === 'user' ? 'person' : 'auth'),
      },
    },
    plugins: [
      twoFactor({ allowPasswordless: true, twoFactorCookieMaxAge: CHALLENGE_MINUTES * 60 }),
      genericOAuth({ config: withProvider && provider ? [providerConfig(provider)] : [] }),
    ],
  });
}

const providerConfig = ({ issuer, clientId, clientSecret }: IdentityProvider) => ({
  providerId: PROVIDER_ID,
  discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  requireIdTokenVerification: true,
});

const withoutTokens = <Account extends object>(account: Account) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
});

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  if (response.status >= 500) throw new Error(`sign-in failed with ${response.status}: ${text}`);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    isRefused: response.status >= 400,
    body: isJson && text !== '' ? ((JSON.parse(text) as Reply['body'] | null) ?? {}) : {},
    cookies: response.headers.getSetCookie(),
    location: response.headers.get('location'),
  };
}

async function readSession(
  auth: ReturnType<typeof configure>,
  cookie: string,
): Promise<Session | undefined> {
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (found === null) return undefined;
  const { session, user } = found;
  return {
    sessionId: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    isEmailVerified: user.emailVerified,
    hasTwoFactor: user.twoFactorEnabled === true,
    expiresAt: session.expiresAt,
    membershipId: session.membershipId ?? null,
    hasSecondFactor: session.hasSecondFactor === true,
  };
}
