import type { Child } from 'hono/jsx';
import type { FormLayout } from '../../domain/imports/form-sections.ts';
import type { FormSubject } from '../../domain/imports/open-form.ts';
import type { Refused } from '../parts/posted.ts';
import type { ConsoleContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName } from '../texts.ts';
import type { FilledIn } from './amount-table.tsx';
import { FillPage } from './fill-page.tsx';

type Filling = {
  readonly form: FilledIn;
  readonly note?: Child;
  readonly refusal?: Refused | undefined;
};

/** Answers with a form to be filled in. */
export function respondFill(
  c: ConsoleContext,
  of: FormLayout & Omit<FormSubject, 'fiscalYear'> & { readonly fiscalYear: number | string },
  { form, note, refusal }: Filling,
) {
  const words = c.get('words');
  const fiscalYear = String(of.fiscalYear);
  const subject = { uscc: of.uscc, name: localName(words, of.name, of.nameEn), fiscalYear };
  const title = words.t('fillTitle', { year: fiscalYear });
  const isKept = refusal === undefined;
  return respondPage(c, {
    title: isKept && form.problems.length > 0 ? `${words.t('errorMark')}${title}` : title,
    refusal,
    content: <FillPage {...{ words, layout: of, subject, form, isKept, note }} />,
  });
}
