import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { type Allowances, countRequest } from '../domain/allowance.ts';
import type { Actor, Context, House } from '../domain/context.ts';
import { DomainError } from '../domain/errors.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import { actorOf as actorOfSession, findSignedIn, type SignedIn } from '../domain/people/acting.ts';
import { isLanguage, type Language } from './language.ts';
import { otherLanguage } from './layout.tsx';
import { KEY_FIELD } from './parts/form.tsx';
import { type Words, wordsIn } from './texts.ts';

export type ConsoleEnv = {
  Bindings: House;
  Variables: {
    words: Words;
    requestId: string;
    actor: Actor | undefined;
    /** Whoever sends the request, once they were looked up. */
    sender: { readonly actor: Actor | undefined } | undefined;
    /** Somebody with an account, who need not act for anybody. */
    signedIn: SignedIn | undefined;
  };
};
export type ConsoleContext = HonoContext<ConsoleEnv>;

export const KEY_COOKIE = 'heheng_key';
const LANGUAGE_COOKIE = 'lang';
const YEAR_SECONDS = 365 * 24 * 3600;

/** Sets what every page needs: the reader's words, the request's id and a policy for caches. */
export const consoleRequest: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  const asked = askedLanguage(c);
  if (isLanguage(asked)) {
    setCookie(c, LANGUAGE_COOKIE, asked, { ...cookieOptions(c), maxAge: YEAR_SECONDS });
  }
  c.set('words', wordsIn(languageOf(c)));
  c.set('requestId', requestIdOf(c));
  c.header('x-request-id', c.get('requestId'));
  c.header('cache-control', 'no-store');
  await next();
};

/** Nobody opens pages more often than they may: with a session or a key, else from one address. */
export const limitRequests =
  (allowances: Allowances): MiddlewareHandler<ConsoleEnv> =>
  async (c, next) => {
    const { isTooMany, headers } = countRequest(c.env, allowances, await findActor(c));
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (isTooMany) throw new DomainError('TOO_MANY_REQUESTS');
    await next();
  };

/** `lang=zh-CN` asks for zh. */
const askedLanguage = (c: ConsoleContext) => c.req.query('lang')?.split('-')[0];

/** What was asked for now, else what was chosen before, else Chinese. */
function languageOf(c: ConsoleContext): Language {
  const candidates = [askedLanguage(c), getCookie(c, LANGUAGE_COOKIE)];
  return candidates.find(isLanguage) ?? 'zh';
}

function requestIdOf(c: ConsoleContext): string {
  // Where the house has named the request already, its log and this page have to agree.
  const known: string | undefined = c.get('requestId');
  if (known !== undefined) return known;
  const given = c.req.header('x-request-id');
  return given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : crypto.randomUUID();
}

/** Scripts never read our cookies, and over https they never travel without it. */
export function cookieOptions(c: ConsoleContext) {
  const isHttps =
    new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isHttps } as const;
}

/** Where people reach the service: as the operator says, else as this request did. */
export const publicAddress = (c: ConsoleContext): string =>
  c.env.signIn?.url ?? new URL(c.req.url).origin;

/** The same page in the other language, with its filters. */
export function otherLanguageHref(c: ConsoleContext): string {
  const url = new URL(c.req.url);
  url.searchParams.set('lang', otherLanguage(c.get('words').language));
  return `${url.pathname}${url.search}`;
}

/** Which page of a list was asked for. */
export function askedPage(c: ConsoleContext, cursor = 'after'): { readonly after?: string } {
  const after = c.req.query(cursor);
  return after ? { after } : {};
}

/** The path of this request, to come back to after signing in. */
export function ownPath(c: ConsoleContext): string {
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  return `${url.pathname}${url.search}`;
}

/** The cookies of a request, for the verbs that know what they mean. */
export const cookieHeader = (c: ConsoleContext): string => c.req.header('cookie') ?? '';

/** Hands cookies of a verb to the browser. */
export function sendCookies(c: ConsoleContext, lines: readonly string[]): void {
  for (const line of lines) c.header('set-cookie', line, { append: true });
}

/** What the address says; what it says empty it does not say. */
export function given(c: ConsoleContext, names: readonly string[]): Record<string, string> {
  const all = names.map((name) => [name, c.req.query(name)?.trim() ?? '']);
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** A form as it was sent; what is none is refused. */
export async function sentForm(c: ConsoleContext): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (error) {
    // Anything else is not about its format, such as a body that is too large.
    if (error instanceof TypeError) throw new HTTPException(400, { cause: error });
    throw error;
  }
}

/** Who acts; the page then says so. */
export async function actorOf(c: ConsoleContext): Promise<Actor | undefined> {
  const actor = await findActor(c);
  c.set('actor', actor);
  return actor;
}

/** Whoever sends the request: looked up once. */
async function findActor(c: ConsoleContext): Promise<Actor | undefined> {
  const known = c.get('sender') ?? { actor: await lookUpActor(c) };
  c.set('sender', known);
  return known.actor;
}

/** With a bearer key, with an account, or with the key of the sign-in page. */
async function lookUpActor(c: ConsoleContext): Promise<Actor | undefined> {
  const bearer = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return authenticate({ house: c.env, key: bearer });
  const signedIn = await findSignedIn({ house: c.env, cookie: cookieHeader(c) });
  c.set('signedIn', signedIn);
  if (signedIn !== undefined) return actorOfSession(signedIn);
  const key = getCookie(c, KEY_COOKIE);
  return key === undefined || key === '' ? undefined : authenticate({ house: c.env, key });
}

/** The context of a verb, for whoever is signed in. */
export async function verbContext(c: ConsoleContext): Promise<Context> {
  const actor = await actorOf(c);
  if (actor === undefined) throw new DomainError('UNAUTHENTICATED');
  const { db, now, newId } = c.env;
  const idempotencyKey = await sentKey(c);
  return { db, now, newId, actor, requestId: c.get('requestId'), idempotencyKey };
}

/** The key that the page of a form gave it. */
async function sentKey(c: ConsoleContext): Promise<string | undefined> {
  if (c.req.method !== 'POST') return undefined;
  const key = (await sentForm(c)).get(KEY_FIELD);
  return typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : undefined;
}
