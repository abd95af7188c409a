import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { asDomainError } from '../domain/describe-issues.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { loggedPath } from '../domain/people/logged-path.ts';
import type { Bilingual } from '../domain/schemas.ts';
import { htmlDocument } from './layout.tsx';
import { FormKeys } from './parts/form.tsx';
import type { Refused } from './parts/posted.ts';
import { type ProblemKind, ProblemPage, problemTitle } from './problem-page.tsx';
import { type ConsoleContext, otherLanguageHref, ownPath } from './request.ts';
import type { ScriptName } from './scripts.ts';

type Page = {
  readonly title: string;
  readonly content: Child;
  /** Default: whatever is shown in the demonstration is. */
  readonly isFictional?: boolean;
  readonly status?: ContentfulStatusCode;
  readonly script?: ScriptName;
  /** A form of the page was refused: the title says so first. */
  readonly refusal?: Refused | undefined;
};

/** Answers with a whole document. */
export function respondPage(c: ConsoleContext, page: Page) {
  const { title, content, isFictional, status, script, refusal } = page;
  const words = c.get('words');
  const frame = {
    words,
    title: refusal === undefined ? title : `${words.t('errorMark')}${title}`,
    isFictional: isFictional ?? Object.keys(c.env.demoKeys).length > 0,
    actor: c.get('actor'),
    otherLanguageHref: otherLanguageHref(c),
    path: c.req.path,
    script,
  };
  const keyed = <FormKeys.Provider value={() => c.env.newId('form')}>{content}</FormKeys.Provider>;
  return c.html(htmlDocument(frame, keyed), status ?? refusal?.status ?? 200);
}

type Problem = {
  readonly kind: ProblemKind;
  readonly status: ContentfulStatusCode;
  readonly details: readonly Bilingual[];
};

const PROBLEMS = {
  NOT_FOUND: { kind: 'NotFound', status: 404 },
  FORBIDDEN: { kind: 'Forbidden', status: 403 },
  SECOND_FACTOR_NEEDED: { kind: 'SecondFactor', status: 403 },
  NOT_YET_CONFIRMED: { kind: 'Forbidden', status: 403 },
  INVITATION_INVALID: { kind: 'NotFound', status: 404 },
  BUYER_LINK_INVALID: { kind: 'NotFound', status: 404 },
  PERSON_UNKNOWN: { kind: 'Forbidden', status: 403 },
  INPUT_INVALID: { kind: 'Input', status: 422 },
  TOO_MANY_REQUESTS: { kind: 'Refused', status: 429 },
} as const satisfies Partial<Record<ErrorCode, Omit<Problem, 'details'>>>;

const isKnown = (code: ErrorCode): code is keyof typeof PROBLEMS => Object.hasOwn(PROBLEMS, code);

/** Answers a refusal with a page that says what to do; of anything else only the id is told. */
export function respondError(error: unknown, c: ConsoleContext) {
  const refusal = asDomainError(error);
  if (refusal !== undefined) {
    if (refusal.code === 'UNAUTHENTICATED') {
      if (c.get('signedIn') !== undefined) return c.redirect('/account', 302);
      return c.redirect(`/sign-in?next=${encodeURIComponent(ownPath(c))}`, 302);
    }
    const problem = isKnown(refusal.code)
      ? PROBLEMS[refusal.code]
      : { kind: 'Refused' as const, status: 400 as const };
    // Only an address has filters that could be wrong.
    const kind = problem.kind === 'Input' && c.req.method !== 'GET' ? 'Refused' : problem.kind;
    return respondProblem(c, { ...problem, kind, details: [refusal.text, ...refusal.issues] });
  }
  if (error instanceof HTTPException && error.status < 500) {
    return respondProblem(c, { kind: 'Refused', status: error.status, details: [] });
  }
  logUnknown(c, error);
  return respondProblem(c, { kind: 'Broken', status: 500, details: [] });
}

/** Answers an address that is none of ours. */
export const respondNotFound = (c: ConsoleContext) =>
  respondProblem(c, { kind: 'NotFound', status: 404, details: [] });

function respondProblem(c: ConsoleContext, { kind, status, details }: Problem) {
  const words = c.get('words');
  const requestId = c.get('requestId');
  return respondPage(c, {
    title: problemTitle(words, kind),
    isFictional: false,
    status,
    content: <ProblemPage words={words} kind={kind} details={details} requestId={requestId} />,
  });
}

export function logUnknown(c: ConsoleContext, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  c.env.log({
    event: 'console.error',
    requestId: c.get('requestId'),
    path: loggedPath(c.req.path),
    error: text,
  });
}
