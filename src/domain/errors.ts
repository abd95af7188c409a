import { caseErrors } from './error-texts/cases.ts';
import { generalErrors } from './error-texts/general.ts';
import { intakeErrors } from './error-texts/intake.ts';
import { peopleErrors } from './error-texts/people.ts';
import { weightingErrors } from './error-texts/weighting.ts';
import type { Bilingual } from './schemas.ts';

/** Every reason for which a verb refuses, with what is said to people. */
export const ERRORS = {
  ...generalErrors,
  ...intakeErrors,
  ...caseErrors,
  ...weightingErrors,
  ...peopleErrors,
} as const satisfies Record<string, Bilingual>;

export type ErrorCode = keyof typeof ERRORS;

/** One thing that is wrong, at its place in the input (a JSON Pointer). */
export type Issue = Bilingual & { readonly pointer: string; readonly code: string };

/** A refusal: nothing was changed. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly issues: readonly Issue[] = [],
  ) {
    super(ERRORS[code].en);
  }

  get text(): Bilingual {
    return ERRORS[this.code];
  }
}
