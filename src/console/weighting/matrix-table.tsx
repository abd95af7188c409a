import type { Bilingual } from '../../domain/schemas.ts';
import { percent } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import type { Words } from '../texts.ts';
import { intensityText } from './words.ts';

type Element = Bilingual & { readonly id: string };

type Props = {
  readonly words: Words;
  readonly title: string;
  readonly elements: readonly Element[];
  /** How many times a row matters as much as a column; null: left open. */
  readonly matrix: readonly (readonly (number | null)[])[];
  readonly weights?: readonly (number | undefined)[];
  /** Ids of elements whose judgments contradict each other most. */
  readonly triad?: readonly string[] | undefined;
  readonly changes?: readonly { row: string; column: string; before: number }[];
  /** Ids as heads, where there is little room. */
  readonly isShort?: boolean;
};

/** A matrix of judgments as a map: green where the row matters more, yellow where the column does. */
export function MatrixTable(props: Props) {
  const { words, title, elements, matrix, weights, isShort = false } = props;
  const { t, say } = words;
  const head = (element: Element) => (isShort ? element.id : say(element));
  return (
    <ScrollRegion words={words} title={title}>
      <table class="matrix">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="corner">
              <span class="hidden">{t('matrixRow')}</span>
            </th>
            {elements.map((element) => (
              <th scope="col" class="matrix-head">
                {head(element)}
              </th>
            ))}
            {weights === undefined ? null : <th scope="col">{t('weightHead')}</th>}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, i) => (
            <tr>
              <th scope="row" class="matrix-head">
                {elements[i] === undefined ? '' : head(elements[i])}
              </th>
              {row.map((value, j) => (
                <MatrixCell {...props} value={value} i={i} j={j} />
              ))}
              {weights === undefined ? null : <td class="weight">{shareText(weights[i])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const shareText = (weight: number | undefined): string =>
  weight === undefined ? '–' : percent(weight);

type CellProps = Props & { readonly value: number | null; readonly i: number; readonly j: number };

function MatrixCell({ words: { t }, elements, triad, changes, value, i, j }: CellProps) {
  if (i === j) return <td class="self">1</td>;
  if (value === null) return <td class="soft">–</td>;
  const [row, column] = [elements[i]?.id ?? '', elements[j]?.id ?? ''];
  const isInTriad = triad?.includes(row) === true && triad.includes(column);
  const before = beforeOf(changes ?? [], row, column);
  return (
    <td class={`${heat(value)}${isInTriad ? ' in-triad' : ''}`}>
      {intensityText(value)}
      {isInTriad ? <Mark sign="◆" text={t('matrixTriadMark')} /> : null}
      {before === undefined ? null : (
        <Mark sign="△" text={t('matrixChangedMark', { before: intensityText(before) })} />
      )}
    </td>
  );
}

/** A sign for the eye and words for the ear, and for whoever points at it. */
const Mark = ({ sign, text }: { sign: string; text: string }) => (
  <abbr title={text}>
    <span aria-hidden="true"> {sign}</span>
    <span class="hidden">（{text}）</span>
  </abbr>
);

function beforeOf(
  changes: readonly { row: string; column: string; before: number }[],
  row: string,
  column: string,
): number | undefined {
  for (const change of changes) {
    if (change.row === row && change.column === column) return change.before;
    if (change.row === column && change.column === row) return 1 / change.before;
  }
  return undefined;
}

/** Above this one matters clearly more. */
const CLEAR = 3;

function heat(value: number): string {
  if (Math.abs(Math.log(value)) < 1e-9) return '';
  if (value > 1) return value >= CLEAR ? 'm2' : 'm1';
  return 1 / value >= CLEAR ? 'w2' : 'w1';
}
