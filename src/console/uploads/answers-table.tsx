import type { FormLine, FormSection } from '../../domain/imports/form-sections.ts';
import { yuanText } from '../formats.ts';
import type { FieldProblem } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import type { FilledIn } from './amount-table.tsx';
import { COLUMN_TEXTS, inputName, sectionTitle } from './form-words.ts';

type Props = {
  readonly words: Words;
  readonly section: FormSection;
  readonly amounts: Readonly<Record<string, string>>;
  readonly found: Pick<FilledIn, 'warnings' | 'notes'>;
};

/** What one section says, a line a row, with what should be looked at; the empty lines are named. */
export function AnswersTable({ words, section, amounts, found }: Props) {
  const { t, say } = words;
  const of = (said: readonly FieldProblem[], { fields }: FormLine) =>
    said.filter((it) => fields.some(({ field }) => inputName(field) === it.field));
  const isEmpty = (line: FormLine) =>
    of([...found.warnings, ...found.notes], line).length === 0 &&
    line.fields.every(({ field }) => isNothing(amounts[field]));
  const columns = section.lines[0]?.fields.map(({ column }) => column) ?? [];
  const shown = section.lines.filter((line) => !isEmpty(line));
  return (
    <section class="card" aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{sectionTitle(words, section)}</h2>
      {shown.length === 0 ? null : (
        <table class="compared">
          <caption class="hidden">{sectionTitle(words, section)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lineColumn')}</th>
              {columns.map((column) => (
                <th scope="col" class="number">
                  {say(COLUMN_TEXTS[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr class={line.sum === 'none' ? undefined : 'total'}>
                <th scope="row">
                  {line.isSubtracted ? t('lineLess') : null}
                  {say(line)}
                  {of(found.warnings, line).map((it) => (
                    <p class="field-warning">
                      <b>{t('pleaseCheck')}</b> {say(it)}
                    </p>
                  ))}
                  {of(found.notes, line).map((it) => (
                    <p class="soft small note">{say(it)}</p>
                  ))}
                </th>
                {line.fields.map(({ field, column }) => (
                  <td class="number" data-label={say(COLUMN_TEXTS[column])}>
                    {amountText(words, amounts[field])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <EmptyLines words={words} lines={section.lines.filter(isEmpty)} />
    </section>
  );
}

function EmptyLines({ words, lines }: { words: Words; lines: readonly FormLine[] }) {
  if (lines.length === 0) return null;
  const names = lines.map(words.say).join(words.language === 'zh' ? '、' : ', ');
  return <p class="soft small empty-lines">{words.t('answersEmpty', { lines: names })}</p>;
}

const isNothing = (amount: string | undefined): boolean => Number(amount ?? 0) === 0;

const amountText = ({ t }: Words, amount: string | undefined): string =>
  amount === undefined ? t('notKnown') : yuanText(amount);
