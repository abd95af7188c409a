import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { cookieOf } from './people.ts';
import { freePort } from './ports.ts';

/** Somebody whom the provider knows, by the name that they sign in with. */
export type Known = { readonly email: string; readonly isVerified: boolean; readonly name: string };

export type TestProvider = {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Goes through its pages as somebody, and returns the query that leads back. */
  readonly authorize: (location: string, login: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const CLIENT = { clientId: 'heheng', clientSecret: 'a word between the two of us' };

/** A real OpenID provider on this machine (oidc-provider), with people of one's own. */
export async function startIdentityProvider(
  people: Readonly<Record<string, Known>>,
  redirectUri: string,
): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const Provider = await loadProvider();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['cookies of the tests'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => {
        const { email, isVerified, name } = people[id] ?? {};
        return { sub: id, email, email_verified: isVerified, name };
      },
    }),
    loadExistingGrant: async ({ oidc }: Oidc) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session.accountId,
        clientId: oidc.client.clientId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const server = createServer(provider.callback());
  server.listen(Number(new URL(issuer).port), '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer,
    client: CLIENT,
    authorize: (location, login) => authorize(location, login, redirectUri),
    close: () => closed(server),
  };
}

type Oidc = {
  readonly oidc: {
    readonly provider: { readonly Grant: new (of: object) => Grant };
    readonly session: { readonly accountId: string };
    readonly client: { readonly clientId: string };
  };
};
type Grant = { addOIDCScope(scope: string): void; save(): Promise<unknown> };
type ProviderClass = new (issuer: string, settings: object) => { callback(): RequestListener };

/** The package has no types of its own. */
async function loadProvider(): Promise<ProviderClass> {
  const name: string = 'oidc-provider';
  const loaded = (await import(name)) as { default: ProviderClass };
  return loaded.default;
}

/** What a person's browser does at the provider: follow, sign in, follow, until it leads back. */
async function authorize(location: string, login: string, redirectUri: string): Promise<string> {
  let cookie = '';
  let url = location;
  for (let step = 0; step < 10; step += 1) {
    if (url.startsWith(redirectUri)) return new URL(url).search;
    const isLogin = /\/interaction\/[\w-]+$/.test(url);
    const body = new URLSearchParams({ prompt: 'login', login, password: 'any' });
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(isLogin ? { method: 'POST', body } : {}),
    });
    cookie = cookieOf(response.headers.getSetCookie(), cookie);
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider stops at ${url}: ${await response.text()}`);
    url = new URL(next, url).href;
  }
  throw new Error('the provider leads nowhere');
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
