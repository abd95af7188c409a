import type { FormLayout, FormSection } from '../../domain/imports/form-sections.ts';
import type { ImportedStatement } from '../../domain/imports/schemas.ts';
import type { Bilingual } from '../../domain/schemas.ts';
import type { FieldProblem } from '../parts/form.tsx';
import { TEXTS, type Words } from '../texts.ts';

/* What the parts of a form are called, and how findings are said at its fields. */

export const FILL_PATH = '/uploads/form/fill';

/** What the fields of amounts are called on the page, so that no other field is taken for one. */
const PREFIX = 'typed-';

export const inputName = (field: string): string => `${PREFIX}${field}`;

/** The field that a finding is about: an amount, or the year. */
const fieldOfCell = (cell: string): string => (cell === 'fiscalYear' ? cell : inputName(cell));

/** What was typed in the fields of amounts. */
export const typedOf = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );

/** The same the other way round. */
export const valuesOf = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([field, text]) => [inputName(field), text]));

/** By the line that ends a section. */
const TITLES: Readonly<Record<string, Bilingual>> = {
  totalAssets: TEXTS.sectionAssets,
  totalLiabilities: TEXTS.sectionLiabilities,
  totalLiabilitiesAndEquity: TEXTS.sectionEquity,
  surplusStatement: TEXTS.sectionSurplus,
};

export const sectionTitle = ({ say }: Words, { id, lines }: FormSection): string =>
  say(TITLES[id] ?? lines.at(-1) ?? TEXTS.balanceSheetTitle);

export const COLUMN_TEXTS = {
  opening: TEXTS.openingColumn,
  closing: TEXTS.closingColumn,
  amount: TEXTS.formAmountColumn,
} as const satisfies Record<string, Bilingual>;

/** A sum that may be left empty was: what it comes to is worth knowing, and nothing to look into. */
export const isNote = ({ code }: ImportedStatement['findings'][number]): boolean =>
  code === 'SUBTOTAL_NOT_FILLED';

/** A finding at its field, with what is needed to know which field that is. */
export function problemOf(
  layout: FormLayout,
  { cell, line, zh, en }: ImportedStatement['findings'][number],
): FieldProblem {
  if (cell === null) return { field: undefined, zh, en };
  return named(layout, { field: fieldOfCell(cell), zh, en }, line !== undefined);
}

/** What was wrong with a field, behind the name of the line and the column. */
export function named(
  { sections }: FormLayout,
  { field, zh, en }: FieldProblem,
  namesLine = false,
): FieldProblem {
  for (const { lines } of sections) {
    for (const line of lines) {
      const found = line.fields.find((it) => inputName(it.field) === field);
      if (found === undefined) continue;
      const column = found.column === 'amount' ? [] : [COLUMN_TEXTS[found.column]];
      const names: Bilingual[] = [...(namesLine ? [] : [line]), ...column];
      const behind = (language: 'zh' | 'en', text: string) =>
        [names.map((it) => it[language]).join(' '), text]
          .filter(Boolean)
          .join(language === 'zh' ? '：' : ': ');
      return { field, zh: behind('zh', zh), en: behind('en', en) };
    }
  }
  return { field, zh, en };
}
