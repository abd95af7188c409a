import type { StatementFormFile, StatementLine } from '../../../engine/model-schema.ts';
import { statementForm, statementFormIds } from '../../../engine/models.ts';
import { plainName } from '../../../engine/statement.ts';

/** The two sheets of a form that are filed. */
export type SheetKind = 'balanceSheet' | 'surplusStatement';

type Names = ReadonlyMap<string, StatementLine>;

/** A form with its lines by every name that they go by. */
export type NamedForm = Readonly<Record<SheetKind, Names>> & { readonly form: StatementFormFile };

const namesOf = (lines: readonly StatementLine[]): Names =>
  new Map(
    lines.flatMap((line) =>
      [line.zh, ...(line.aliases ?? [])].map((name) => [plainName(name), line] as const),
    ),
  );

/** Every form that statements may have, the newest last. */
export function namedForms(): NamedForm[] {
  return statementFormIds().flatMap((id) => {
    const form = statementForm(id);
    if (form === undefined) return [];
    const { balanceSheet, surplusStatement } = form;
    return [
      { form, balanceSheet: namesOf(balanceSheet), surplusStatement: namesOf(surplusStatement) },
    ];
  });
}

/** The form to which most of the names belong; the newest of several. */
export function closestForm(
  forms: readonly NamedForm[],
  names: Readonly<Record<SheetKind, readonly string[]>>,
): NamedForm | undefined {
  const known = (form: NamedForm, kind: SheetKind) =>
    names[kind].filter((name) => form[kind].has(plainName(name))).length;
  const score = (form: NamedForm) => known(form, 'balanceSheet') + known(form, 'surplusStatement');
  return forms.reduce<NamedForm | undefined>(
    (best, form) => (best === undefined || score(form) >= score(best) ? form : best),
    undefined,
  );
}
