import { z } from 'zod';
import { idSchema } from './texts.ts';

/** What every list with pages may be asked for. */
export const pageInput = {
  after: idSchema.optional().meta({ description: 'Cursor: `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(100),
};

export const nextSchema = z
  .string()
  .nullable()
  .meta({ description: 'Pass as `after` for the next page' });

/** A page of rows that were asked for with one more, which tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  describe: (row: Row) => Item,
  idOf: (row: Row) => string,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(describe),
    next: rows.length > limit && last !== undefined ? idOf(last) : null,
  };
}
