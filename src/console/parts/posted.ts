import { asDomainError } from '../../domain/describe-issues.ts';
import { DomainError, type ErrorCode, type Issue } from '../../domain/errors.ts';
import { type ConsoleContext, sentForm } from '../request.ts';
import { TEXTS, type TextKey } from '../texts.ts';
import type { FormState } from './form.tsx';

export type Fields = Readonly<Record<string, string>>;

/** The fields of a form as they were sent, without white space around them. */
export async function postedFields(c: ConsoleContext): Promise<Fields> {
  const form = await sentForm(c);
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim().replaceAll('\r\n', '\n')]] : [],
    ),
  );
}

/** Refuses a form of which something was left blank, and says of each what is wanted there. */
export function requireFilled(values: Fields, wanted: Readonly<Record<string, TextKey>>): void {
  const issues = Object.entries(wanted)
    .filter(([field]) => (values[field] ?? '') === '')
    .map(([field, text]) => ({ pointer: `/${field}`, code: 'FIELD_BLANK', ...TEXTS[text] }));
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}

/** The revision that the page showed to whoever filled in the form. */
export function postedRevision({ revision }: Fields): number | undefined {
  return revision !== undefined && /^\d{1,9}$/.test(revision) ? Number(revision) : undefined;
}

/** What was filled in, without what is empty. */
export const filled = (value: string | undefined): string | undefined =>
  value === '' ? undefined : value;

export type Refused = {
  readonly form: FormState;
  readonly status: 401 | 409 | 412 | 422;
  readonly code: ErrorCode;
};

/** Refusals that go for the whole page, not for what was typed. */
const WHOLE_PAGE = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'SECOND_FACTOR_NEEDED'] as const;

/** Refusals that a form says in words of its own. */
const OWN_WORDS: Partial<Record<ErrorCode, { text: TextKey; status: Refused['status'] }>> = {
  REVISION_STALE: { text: 'staleForm', status: 412 },
  IDEMPOTENCY_KEY_REUSED: { text: 'formSentBefore', status: 409 },
};

/**
 * What a form shows after a refusal; what nobody foresaw, and what is not about it, is thrown on.
 * A refusal without a place of its own may be about a field all the same.
 */
export function refused(error: unknown, values: Fields, about?: string): Refused {
  const refusal = asDomainError(error);
  if (refusal === undefined || WHOLE_PAGE.some((code) => code === refusal.code)) throw error;
  const { code } = refusal;
  const own = OWN_WORDS[code];
  if (own !== undefined) {
    const problems = [{ field: undefined, ...TEXTS[own.text] }];
    return { form: { values, problems }, status: own.status, code };
  }
  const problems = problemsOf(refusal, about);
  const isAboutFields = problems.some(({ field }) => field !== undefined);
  return { form: { values, problems }, status: isAboutFields ? 422 : 409, code };
}

/** One thing at a time: the first of what is wrong with a field, and all that is about the whole. */
function problemsOf({ text, issues }: DomainError, about?: string): FormState['problems'] {
  if (issues.length === 0) return [{ field: about, ...text }];
  const isFirstOfField = ({ pointer }: Issue, i: number) =>
    pointer === '' || issues.findIndex((other) => other.pointer === pointer) === i;
  return issues
    .filter(isFirstOfField)
    .map(({ pointer, zh, en }) => ({ field: pointer === '' ? about : fieldOf(pointer), zh, en }));
}

/** The field of `/members/0/name` is called `members-0-name`; what is about the whole has none. */
const fieldOf = (pointer: string): string | undefined =>
  pointer === '' ? undefined : pointer.slice(1).replaceAll('/', '-');

type Attempt<Value, Answer> = {
  readonly verb: () => Promise<Value>;
  readonly done: (value: Value) => Answer | Promise<Answer>;
  readonly again: (refusal: Refused) => Answer | Promise<Answer>;
  readonly values: Fields;
  /** The field that a refusal without a place of its own is about. */
  readonly about?: string;
};

/** What a form's verb answers, or what its page says about a refusal. */
export async function tryForm<Value, Answer>(attempt: Attempt<Value, Answer>): Promise<Answer> {
  let value: Value;
  try {
    value = await attempt.verb();
  } catch (error) {
    return attempt.again(refused(error, attempt.values, attempt.about));
  }
  return attempt.done(value);
}
