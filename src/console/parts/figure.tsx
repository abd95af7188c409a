import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Words } from '../texts.ts';

type FigureProps = {
  readonly words: Words;
  readonly title: string;
  /** Its place in the outline of the page. */
  readonly heading: 'h2' | 'h3';
  readonly hint?: string;
  /** What the chart shows, for those who do not see it. */
  readonly alternative: string;
  /** Made by charts/: escaped there, without scripts. */
  readonly svg: string;
  /** The same figures as a table. */
  readonly children?: Child;
};

/** A chart with its title, its text alternative and its figures as a table. */
export function ChartFigure(props: FigureProps) {
  const { words, title, heading: Heading, hint, alternative, svg, children } = props;
  return (
    <figure class="chart">
      <figcaption>
        <Heading>{title}</Heading>
        {hint === undefined ? null : <p class="soft small">{hint}</p>}
      </figcaption>
      <div role="img" aria-label={alternative}>
        {raw(svg)}
      </div>
      <details>
        <summary>{words.t('chartData')}</summary>
        {children}
      </details>
    </figure>
  );
}

type RegionProps = { readonly words: Words; readonly title: string; readonly children?: Child };

/** A wide table that scrolls by itself, with the keyboard too, so that the page never does. */
export function ScrollRegion({ words, title, children }: RegionProps) {
  return (
    <section class="scroll" aria-label={words.t('scrollableTable', { title })} tabindex={0}>
      {children}
    </section>
  );
}

type TableProps = {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its header; the others are figures. */
  readonly rows: readonly (readonly string[])[];
};

/** A small table of figures under a chart. */
export function FigureTable({ caption, columns, rows }: TableProps) {
  return (
    <table>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, i) => (
            <th scope="col" class={i === 0 ? undefined : 'number'}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr>
            <th scope="row">{head}</th>
            {cells.map((cell) => (
              <td class="number">{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "name 12; name 3" for a text alternative. */
export const spoken = (
  pairs: readonly (readonly [string, string | number])[],
  { language }: Words,
) => pairs.map(([name, value]) => `${name} ${value}`).join(language === 'zh' ? '；' : '; ');
