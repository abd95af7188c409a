import { fillForm } from '../../domain/imports/fill-form.ts';
import { formLayout } from '../../domain/imports/form-sections.ts';
import { type Fields, postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { actorOf, type ConsoleContext, verbContext } from '../request.ts';
import { TEXTS } from '../texts.ts';
import { respondFill } from './fill-response.tsx';
import { named, typedOf } from './form-words.ts';
import { SignedOutNote } from './start-note.tsx';
import { readYear } from './year.ts';

/** Everything that was typed is kept and checked; where that fails it stands in the form again. */
export async function postForm(c: ConsoleContext) {
  const values = await postedFields(c);
  const { uscc = '', fiscalYear = '', form = '' } = values;
  if ((await actorOf(c)) === undefined) return showPosted(c, values, SIGNED_OUT);
  const ctx = await verbContext(c);
  return tryForm({
    verb: async () => {
      const input = { uscc, fiscalYear: readYear(fiscalYear), form, typed: typedOf(values) };
      return fillForm({ ctx, input });
    },
    done: ({ value }) => c.redirect(`/uploads/${value.importId}`, 303),
    again: (refusal) => showPosted(c, values, refusal),
    values,
  });
}

/** A session that ended while somebody was typing takes nothing of that away. */
const SIGNED_OUT: Refused = {
  form: { values: {}, problems: [{ field: undefined, ...TEXTS.fillSignedOut }] },
  status: 401,
  code: 'UNAUTHENTICATED',
};

/** The form as it was sent, where it could not be kept. */
function showPosted(c: ConsoleContext, values: Fields, refusal: Refused) {
  const words = c.get('words');
  const { uscc = '', fiscalYear = '', form = '' } = values;
  const layout = formLayout(form);
  const problems = refusal.form.problems.map((it) => named(layout, it));
  return respondFill(
    c,
    { ...layout, uscc, fiscalYear, name: uscc, nameEn: null },
    {
      form: { values, problems, warnings: [], notes: [] },
      note: refusal === SIGNED_OUT ? <SignedOutNote words={words} /> : undefined,
      refusal,
    },
  );
}
