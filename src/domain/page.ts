import { z } from 'zod';
import { idSchema } from './texts.ts';

/** Which page of a list is wanted: pages are read by cursor, so that what is added moves nothing. */
export const pageInput = z.strictObject({
  after: idSchema.optional().meta({ description: 'Cursor: `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type PageInput = z.input<typeof pageInput>;

/** Where the next page begins, as an answer says it. */
export const nextSchema = z
  .string()
  .nullable()
  .meta({ description: 'Pass as `after` for the next page' });

/** A page of rows of which one more was read than wanted: it tells whether there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { readonly items: readonly Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : cursorOf(last) };
}
