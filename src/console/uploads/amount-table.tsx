import type { FormLine, FormSection } from '../../domain/imports/form-sections.ts';
import type { FieldProblem, FormState } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { COLUMN_TEXTS, inputName, sectionTitle } from './form-words.ts';

export type FilledIn = FormState & {
  /** What may be right all the same. */
  readonly warnings: readonly FieldProblem[];
  /** What is worth knowing and asks for nothing. */
  readonly notes: readonly FieldProblem[];
};

type Props = { readonly words: Words; readonly section: FormSection; readonly form: FilledIn };

/** How long an amount may be that somebody types; what is pasted by a program is cut nowhere. */
const TYPED_MAX = 40;

/** The fields of one section, a line a row, with what was found below it. */
export function AmountTable({ words, section, form }: Props) {
  const columns = section.lines[0]?.fields.map(({ column }) => column) ?? [];
  const columnId = (column: string) => `${section.id}-${column}`;
  return (
    <table class="amounts">
      <caption class="hidden">{sectionTitle(words, section)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.t('lineColumn')}</th>
          {columns.map((column) => (
            <th scope="col" id={columnId(column)} class="number">
              {words.say(COLUMN_TEXTS[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {section.lines.map((line) => (
          <>
            <tr class={line.sum === 'none' ? undefined : 'total'}>
              <th scope="row" id={lineId(line)}>
                <LineName words={words} line={line} />
              </th>
              {line.fields.map(({ field, column }) => (
                <td data-label={words.say(COLUMN_TEXTS[column])}>
                  <Amount
                    form={form}
                    field={field}
                    labels={`${lineId(line)} ${columnId(column)}`}
                  />
                </td>
              ))}
            </tr>
            <Remarks words={words} form={form} line={line} />
          </>
        ))}
      </tbody>
    </table>
  );
}

const lineId = ({ fields }: FormLine): string => `line-${fields[0]?.field}`;

/** A line's name as the form prints it, and whether a sum has to be filled in. */
export function LineName({ words: { t, say }, line }: { words: Words; line: FormLine }) {
  return (
    <>
      {line.isSubtracted ? <span class="soft">{t('lineLess')}</span> : null}
      {say(line)}
      {line.sum === 'none' ? null : (
        <span class="soft small sum-hint">
          {t(line.sum === 'subtotal' ? 'lineSubtotal' : 'lineTotal')}
        </span>
      )}
    </>
  );
}

type AmountProps = Pick<Props, 'form'> & { readonly field: string; readonly labels: string };

function Amount({ form, field, labels }: AmountProps) {
  const name = inputName(field);
  const isAbout = (it: FieldProblem) => it.field === name;
  const isWrong = form.problems.some(isAbout);
  const described = isWrong || [...form.warnings, ...form.notes].some(isAbout);
  return (
    <input
      type="text"
      id={name}
      name={name}
      value={form.values[name] ?? ''}
      aria-labelledby={labels}
      aria-describedby={described ? remarkId(name) : undefined}
      aria-invalid={isWrong ? 'true' : undefined}
      autocomplete="off"
      spellcheck={false}
      maxlength={TYPED_MAX}
    />
  );
}

const remarkId = (name: string): string => `${name}-remark`;

/** What was found in a line, over its whole width. */
function Remarks({
  words: { t, say },
  form,
  line,
}: Pick<Props, 'words' | 'form'> & { line: FormLine }) {
  const names = line.fields.map(({ field }) => inputName(field));
  const isHere = ({ field }: FieldProblem) => field !== undefined && names.includes(field);
  const problems = form.problems.filter(isHere);
  const warnings = form.warnings.filter(isHere);
  const notes = form.notes.filter(isHere);
  if (problems.length + warnings.length + notes.length === 0) return null;
  return (
    <tr class="remarks">
      <td colspan={1 + names.length}>
        {problems.map((it) => (
          <p id={remarkId(it.field ?? '')} class="field-error">
            <span class="hidden">{t('errorMark')}</span>
            {say(it)}
          </p>
        ))}
        {warnings.map((it) => (
          <p id={remarkId(it.field ?? '')} class="field-warning">
            <b>{t('pleaseCheck')}</b> {say(it)}
          </p>
        ))}
        {notes.map((it) => (
          <p id={remarkId(it.field ?? '')} class="soft small">
            {say(it)}
          </p>
        ))}
      </td>
    </tr>
  );
}
