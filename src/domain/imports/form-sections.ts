import type { StatementFormFile, StatementLine } from '../../engine/model-schema.ts';
import { statementForm, statementFormIds } from '../../engine/models.ts';
import { DomainError } from '../errors.ts';
import type { Bilingual } from '../schemas.ts';
import type { SheetKind } from '../statements/files/form-names.ts';
import type { AmountColumn } from '../statements/files/headings.ts';
import { BALANCE_COLUMNS, fieldOf } from '../statements/files/typed-form.ts';

/* How a form is laid out on a page: its lines in the order of the form, in sections of a fair length. */

export type FormLine = Bilingual & {
  /** Subtracted where it is added up; a form prints “减：” before it. */
  readonly isSubtracted: boolean;
  /** What the line is the sum of is a part of another sum, or is the end of one. */
  readonly sum: 'none' | 'subtotal' | 'total';
  readonly fields: readonly { readonly field: string; readonly column: AmountColumn }[];
};

export type FormSection = {
  readonly id: string;
  readonly sheet: SheetKind;
  readonly lines: readonly FormLine[];
};

export type FormLayout = {
  readonly form: string;
  readonly title: Bilingual;
  readonly sections: readonly FormSection[];
};

/** A form that statements may have. */
export function getForm(id: string): StatementFormFile {
  const form = statementForm(id);
  if (form === undefined) throw new DomainError('NOT_FOUND');
  return form;
}

export const formLayout = (id: string): FormLayout => layoutOf(getForm(id));

/** The forms that one may choose from, the newest first. */
export const listForms = (): readonly (Bilingual & { readonly id: string })[] =>
  statementFormIds()
    .map((id) => ({ id, ...getForm(id).title }))
    .toReversed();

/** The lines of a form; its surplus statement is one section, its balance sheet several. */
export function layoutOf({
  id,
  title,
  balanceSheet,
  surplusStatement,
}: StatementFormFile): FormLayout {
  const balance = cutBehindTotals(balanceSheet).map(
    (lines): FormSection => ({
      id: lines.at(-1)?.id ?? '',
      sheet: 'balanceSheet',
      lines: lines.map(lineOf(balanceSheet, BALANCE_COLUMNS)),
    }),
  );
  const surplus: FormSection = {
    id: 'surplusStatement',
    sheet: 'surplusStatement',
    lines: surplusStatement.map(lineOf(surplusStatement, ['amount'])),
  };
  return { form: id, title, sections: [...balance, surplus] };
}

/** A total of nothing but totals ends a section, as total assets do. */
function cutBehindTotals(lines: readonly StatementLine[]): StatementLine[][] {
  const sums = new Set(lines.filter(({ sum }) => sum !== undefined).map(({ id }) => id));
  const isEnd = ({ sum }: StatementLine) => sum?.every((term) => sums.has(withoutSign(term)));
  const sections: StatementLine[][] = [[]];
  for (const [i, line] of lines.entries()) {
    sections.at(-1)?.push(line);
    if (isEnd(line) && i < lines.length - 1) sections.push([]);
  }
  return sections;
}

function lineOf(lines: readonly StatementLine[], columns: readonly AmountColumn[]) {
  const terms = new Set(lines.flatMap(({ sum }) => sum ?? []));
  const isPart = (id: string) => terms.has(id) || terms.has(`-${id}`);
  return (line: StatementLine): FormLine => ({
    zh: line.zh,
    en: line.en,
    isSubtracted: terms.has(`-${line.id}`),
    sum: line.sum === undefined ? 'none' : isPart(line.id) ? 'subtotal' : 'total',
    fields: columns.map((column) => ({ field: fieldOf(line, column), column })),
  });
}

const withoutSign = (term: string): string => term.replace(/^-/, '');
