import type { Context } from '../context.ts';
import { asDomainError } from '../describe-issues.ts';
import type { Issue } from '../errors.ts';
import { type ImportedItem, type ImportItemsInput, importedItemSchema } from './schemas.ts';
import { unsoundness } from './sound.ts';

/** A line of an import as it was read: an item, or what is wrong with it. */
export type ReadLine = {
  /** Place in the list from 1, or row of the sheet. */
  readonly line: number;
  /** Where it stands in the request. */
  readonly pointer: string;
  readonly uscc: string | null;
  readonly item: ImportedItem | undefined;
  readonly issues: readonly Issue[];
};

/** Reads every line by itself, so that one that is wrong hides nothing of the others. */
export const readImport = (ctx: Context, { items }: ImportItemsInput): readonly ReadLine[] =>
  items.map((item, i) => readLine(ctx, i + 1, `/items/${i}`, item));

/** Reads one item; its issues have pointers below that of the line. */
export function readLine(ctx: Context, line: number, pointer: string, given: unknown): ReadLine {
  const { success, data: item, error } = importedItemSchema.safeParse(given);
  const issues = success ? unsoundness(ctx, item) : (asDomainError(error)?.issues ?? []);
  return {
    line,
    pointer,
    uscc: item?.uscc ?? null,
    item: issues.length === 0 ? item : undefined,
    issues: issues.map((issue) => ({ ...issue, pointer: `${pointer}${issue.pointer}` })),
  };
}
