import { yuanOf } from '../../engine/money.ts';
import { type Cell, COLUMNS, type ReadStatement } from '../../engine/statement.ts';
import type { ChangedAmount } from './schemas.ts';

/** What a correction changes, line by line; an empty cell and 0 are the same amount. */
export function changedAmounts(earlier: ReadStatement, now: ReadStatement): ChangedAmount[] {
  const lines = now.form?.balanceSheet ?? [];
  const surplus = now.form?.surplusStatement ?? [];
  return [
    ...lines.flatMap(({ id, zh }) =>
      COLUMNS.flatMap((column) => {
        const [from, to] = [earlier, now].map((it) => it.balanceSheet.get(id)?.[column]);
        return changed(zh, column, from, to);
      }),
    ),
    ...surplus.flatMap(({ id, zh }) =>
      changed(zh, null, earlier.surplusStatement?.get(id), now.surplusStatement?.get(id)),
    ),
  ];
}

function changed(line: string, column: ChangedAmount['column'], from: Cell, to: Cell) {
  if ((from ?? 0) === (to ?? 0)) return [];
  return [{ line, column, from: written(from), to: written(to) }];
}

const written = (cell: Cell): string | null => (cell == null ? null : yuanOf(cell));
