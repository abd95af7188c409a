import { type FilledForm, getFilledForm } from '../../domain/imports/get-form.ts';
import { listImportedStatements } from '../../domain/imports/list-statements.ts';
import type { ImportedStatement, StatementImport } from '../../domain/imports/schemas.ts';
import type { Refused } from '../parts/posted.ts';
import { type ConsoleContext, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import type { FilledIn } from './amount-table.tsx';
import { AnswersPage } from './answers-page.tsx';
import { respondFill } from './fill-response.tsx';
import { isNote, problemOf, valuesOf } from './form-words.ts';

/** A form that was checked, to be changed. */
export async function showFormAgain(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { importId: c.req.param('importId') ?? '' };
  const filled = await getFilledForm({ ctx, input });
  const { items } = await listImportedStatements({ ctx, input });
  return respondFill(c, filled, { form: filledIn(filled, items) });
}

/** What was found in a form: at its fields while it cannot be filed, else beside the answers. */
export async function showFilledForm(
  c: ConsoleContext,
  made: StatementImport,
  items: readonly ImportedStatement[],
  refusal?: Refused,
) {
  const ctx = await verbContext(c);
  const words = c.get('words');
  const filled = await getFilledForm({ ctx, input: made });
  const form = filledIn(filled, items);
  const [item] = items;
  const problems = refusal?.form.problems ?? [];
  if (!made.isAcceptable || item === undefined) {
    const all = { ...form, problems: [...problems, ...form.problems] };
    return respondFill(c, filled, { form: all, refusal });
  }
  const props = { words, made, filled, item, form, problems };
  return respondPage(c, {
    title: words.t(made.state === 'committed' ? 'filedTitle' : 'formAnswersTitle'),
    refusal,
    content: <AnswersPage {...props} isOwn={ctx.actor.role === 'cooperative'} />,
  });
}

function filledIn(filled: FilledForm, items: readonly ImportedStatement[]): FilledIn {
  const findings = items.flatMap((item) => item.findings);
  const said = (wanted: typeof findings) => wanted.map((it) => problemOf(filled, it));
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return {
    values: valuesOf(filled.typed),
    problems: said(findings.filter(({ severity }) => severity === 'error')),
    warnings: said(warnings.filter((it) => !isNote(it))),
    notes: said(warnings.filter(isNote)),
  };
}
