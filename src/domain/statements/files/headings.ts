import type { GridRow } from '../../spreadsheets/grid.ts';

/** What a column of a printed form holds; the numbers of its rows are not looked at. */
export type AmountColumn = 'opening' | 'closing' | 'amount';

/** A name column of a form with its amounts; a balance sheet has two side by side. */
export type Block = {
  readonly nameColumn: number;
  readonly amounts: ReadonlyMap<number, AmountColumn>;
  /** Columns whose heading says nothing of amounts that are read. */
  readonly others: ReadonlyMap<number, string>;
  /** Where the next block begins. */
  readonly end: number;
};

const NAME = /^(资产|项目|科目|报表项目|负债[和及与](所有者|成员|股东)权益)$/;
const COLUMNS: readonly (readonly [AmountColumn, RegExp])[] = [
  ['opening', /^(年初|期初|上年年末|上年末)(数|余额|金额)?$/],
  ['closing', /^(年末|期末)(数|余额|金额)?$/],
  ['amount', /^(金额|本年(金额|数|累计|累计数|实际数)|本期金额)$/],
];

/** A heading without spaces, brackets with units and differences of width. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\(元\)$/, '');

const columnOf = (heading: string): AmountColumn | undefined =>
  COLUMNS.find(([, pattern]) => pattern.test(heading))?.[0];

/** The blocks that a row of headings begins; none where it is no such row. */
export function blocksOf({ cells }: GridRow): Block[] {
  const headings = [...cells]
    .map(([column, { text }]) => ({ column, heading: plainHeading(text) }))
    .sort((a, b) => a.column - b.column);
  const starts = headings.filter(({ heading }) => NAME.test(heading));
  const blocks = starts.map(({ column: nameColumn }, i): Block => {
    const end = starts[i + 1]?.column ?? Number.POSITIVE_INFINITY;
    const inside = headings.filter(({ column }) => column > nameColumn && column < end);
    const amounts = inside.flatMap(({ column, heading }): [number, AmountColumn][] => {
      const found = columnOf(heading);
      return found === undefined ? [] : [[column, found]];
    });
    const others = inside.filter(({ heading }) => columnOf(heading) === undefined);
    return {
      nameColumn,
      amounts: new Map(amounts),
      others: new Map(others.map(({ column, heading }) => [column, heading])),
      end,
    };
  });
  return blocks.filter(({ amounts }) => amounts.size > 0);
}
