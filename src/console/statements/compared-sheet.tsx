import type { Bilingual } from '../../domain/schemas.ts';
import { yuanText } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import type { TextKey, Words } from '../texts.ts';

export type ComparedLine = Bilingual & {
  readonly isTotal: boolean;
  /** In the order of the columns. */
  readonly amounts: readonly (string | null)[];
  readonly change: string | null;
};

type ColumnKey = Extract<TextKey, `${string}Column`>;

type Props = {
  readonly words: Words;
  readonly title: string;
  readonly lines: readonly ComparedLine[];
  readonly columns: readonly ColumnKey[];
};

/** One sheet of a statement beside last year's; lines that say nothing are named below it. */
export function ComparedSheet({ words, title, lines, columns }: Props) {
  const isEmpty = ({ amounts }: ComparedLine) => amounts.every(isNothing);
  return (
    <>
      <h3 class="block-title">{title}</h3>
      <ScrollRegion words={words} title={title}>
        <table class="compared">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.t('lineColumn')}</th>
              {[...columns, 'amountChangeColumn' as const].map((key) => (
                <th scope="col" class="number">
                  {words.t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines
              .filter((line) => !isEmpty(line))
              .map((line) => (
                <tr class={line.isTotal ? 'total' : undefined}>
                  <th scope="row">{words.say(line)}</th>
                  {columns.map((key, i) => (
                    <td class="number" data-label={words.t(key)}>
                      {amountText(words, line.amounts[i] ?? null)}
                    </td>
                  ))}
                  <td class="number change" data-label={words.t('amountChangeColumn')}>
                    {changeText(words, line.change)}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollRegion>
      <EmptyLines words={words} lines={lines.filter(isEmpty)} />
    </>
  );
}

function EmptyLines({ words, lines }: { words: Words; lines: readonly Bilingual[] }) {
  if (lines.length === 0) return null;
  const names = lines.map(words.say).join(words.language === 'zh' ? '、' : ', ');
  return (
    <p class="soft small empty-lines">{words.t('emptyLines', { n: lines.length, lines: names })}</p>
  );
}

const isNothing = (amount: string | null): boolean => amount === null || Number(amount) === 0;

const amountText = ({ t }: Words, amount: string | null): string =>
  amount === null ? t('notKnown') : yuanText(amount);

function changeText(words: Words, change: string | null): string {
  const text = amountText(words, change);
  return change !== null && Number(change) > 0 ? `+${text}` : text;
}
