import type { Grid, GridCell, GridRow } from '../../spreadsheets/grid.ts';
import type { Place } from '../../spreadsheets/places.ts';
import { plainHeading } from './headings.ts';
import { placeIn } from './tables.ts';

/** What the labels above a statement say of it. */
export type Label = 'uscc' | 'fiscalYear' | 'form';
export type Labelled = { readonly text: string; readonly place: Place };
export type Labels = Readonly<Partial<Record<Label, Labelled>>>;

/** What labels and headings are called. */
const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['uscc', /^(统一社会信用代码|信用代码)$/],
  ['fiscalYear', /^(会计年度|报表年度|年度)$/],
  ['form', /^(报表格式|格式)$/],
];

/** The label of that name, if it is one. */
export const labelNamed = (name: string): Label | undefined =>
  LABELS.find(([, pattern]) => pattern.test(name))?.[0];

/** The line with the name, the day and the unit: "2025年12月31日" or "2025年度". */
const YEAR_IN_TITLE = /(?<!\d)(\d{4})年(度|12月31日)/;

/** Reads labels with what stands behind their colon, or in the next cell that is filled in. */
export function labelsOf(grid: Grid, head: readonly GridRow[]): Labels {
  const found: Partial<Record<Label, Labelled>> = {};
  let fromTitle: Labelled | undefined;
  for (const row of head) {
    const cells = [...row.cells].sort(([a], [b]) => a - b);
    for (const [i, [column, cell]] of cells.entries()) {
      const text = plainHeading(cell.text);
      const [name = '', ...behind] = text.split(':');
      const place = placeIn(grid, row.number, column);
      const [, year] = YEAR_IN_TITLE.exec(text) ?? [];
      if (year !== undefined) fromTitle ??= { text: year, place };
      const label = labelNamed(name);
      if (label === undefined) continue;
      const next = cells[i + 1];
      const inside = behind.join(':');
      if (inside !== '') found[label] ??= { text: inside, place };
      else if (next !== undefined && labelNamed(plainHeading(next[1].text)) === undefined) {
        found[label] ??= { text: labelText(next[1]), place: placeIn(grid, row.number, next[0]) };
      }
    }
  }
  return fromTitle === undefined ? found : { fiscalYear: fromTitle, ...found };
}

/** A day stands for its year. */
export const labelText = ({ kind, text }: GridCell): string =>
  kind === 'date' ? text.slice(0, 4) : text.normalize('NFKC').trim();
