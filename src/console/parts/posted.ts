import { asDomainError } from '../../domain/describe-issues.ts';
import type { DomainError, Issue } from '../../domain/errors.ts';
import { type ConsoleContext, sentForm } from '../request.ts';
import { TEXTS } from '../texts.ts';
import type { FormState } from './form.tsx';

/** The fields of a form as they were sent, without white space around them. */
export async function postedFields(c: ConsoleContext): Promise<Record<string, string>> {
  const form = await sentForm(c);
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
}

/** The revision that the page showed to whoever filled in the form. */
export function postedRevision({ revision }: Readonly<Record<string, string>>): number | undefined {
  return revision !== undefined && /^\d{1,9}$/.test(revision) ? Number(revision) : undefined;
}

/** What was filled in, without what is empty. */
export const filled = (value: string | undefined): string | undefined =>
  value === '' ? undefined : value;

export type Refused = { readonly form: FormState; readonly status: 409 | 412 | 422 };

/** Refusals that go for the whole page, not for what was typed. */
const WHOLE_PAGE = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'SECOND_FACTOR_NEEDED'] as const;

/** What a form shows after a refusal; what nobody foresaw, and what is not about it, is thrown on. */
export function refused(error: unknown, values: Readonly<Record<string, string>>): Refused {
  const refusal = asDomainError(error);
  if (refusal === undefined || WHOLE_PAGE.some((code) => code === refusal.code)) throw error;
  if (refusal.code === 'REVISION_STALE') {
    return { form: { values, problems: [{ field: undefined, ...TEXTS.staleForm }] }, status: 412 };
  }
  return { form: { values, problems: problemsOf(refusal) }, status: statusOf(refusal) };
}

const statusOf = ({ issues }: DomainError): 409 | 422 => (issues.length > 0 ? 422 : 409);

/** One thing at a time: the first of what is wrong with a field. */
function problemsOf({ text, issues }: DomainError): FormState['problems'] {
  if (issues.length === 0) return [{ field: undefined, ...text }];
  const isFirstOfField = ({ pointer }: Issue, i: number) =>
    issues.findIndex((other) => other.pointer === pointer) === i;
  return issues
    .filter(isFirstOfField)
    .map(({ pointer, zh, en }) => ({ field: fieldOf(pointer), zh, en }));
}

/** The field of `/members/0/name` is called `members-0-name`. */
const fieldOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');
