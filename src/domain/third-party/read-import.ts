import type { Context } from '../context.ts';
import { asDomainError } from '../describe-issues.ts';
import { DomainError, type Issue } from '../errors.ts';
import { type CsvLine, readCsv } from './csv.ts';
import {
  type ImportedItem,
  type ImportItemsInput,
  ITEMS_MAX,
  importedItemSchema,
} from './schemas.ts';
import { unsoundness } from './sound.ts';

/** A line of an import as it was read: an item, or what is wrong with it. */
export type ReadLine = {
  /** Place in the list from 1, or line of the file. */
  readonly line: number;
  /** Where it stands in the request. */
  readonly pointer: string;
  readonly uscc: string | null;
  readonly item: ImportedItem | undefined;
  readonly issues: readonly Issue[];
};

/** Reads every line by itself, so that one that is wrong hides nothing of the others. */
export function readImport(ctx: Context, { items, csv }: ImportItemsInput): readonly ReadLine[] {
  if (csv === undefined) {
    return (items ?? []).map((item, i) => readLine(ctx, i + 1, `/items/${i}`, item));
  }
  const lines = readCsv(csv);
  if (lines === undefined) throw refused('QUOTE_OPEN', QUOTE_OPEN);
  if (lines.length === 0 || lines.length > ITEMS_MAX) throw refused('LINES_COUNT', LINES_COUNT);
  return lines.map((it) => readLine(ctx, it.line, `/csv/${it.line}`, itemOf(it)));
}

function readLine(ctx: Context, line: number, pointer: string, given: unknown): ReadLine {
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

const COMMON = ['uscc', 'source', 'observedOn', 'expiresOn'];

/** The item that a line of CSV stands for: its cells are texts, and become what the content asks for. */
function itemOf({ cells: { evidenceName, evidenceSha256, ...cells } }: CsvLine): unknown {
  const isCommon = ([heading]: [string, unknown]) => COMMON.includes(heading);
  const all = Object.entries(cells);
  const content = all
    .filter((cell) => !isCommon(cell))
    .map(([heading, cell]) => [heading, READERS[heading]?.(cell) ?? cell]);
  const evidence = { name: evidenceName, sha256: evidenceSha256 };
  const hasEvidence = evidenceName !== undefined || evidenceSha256 !== undefined;
  return {
    ...Object.fromEntries(all.filter(isCommon)),
    ...(hasEvidence ? { evidence } : {}),
    content: Object.fromEntries(content),
  };
}

const number = (cell: string): unknown => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
const truth = (cell: string): unknown => ({ true: true, false: false, 是: true, 否: false })[cell];

/** What is not of the form that a column has is left as it is, and refused at its place. */
const READERS: Readonly<Record<string, (cell: string) => unknown>> = {
  fiscalYear: number,
  insuredUnits: number,
  points: number,
  isEnvironmental: truth,
  isListed: truth,
  prices: (cell) =>
    cell.split(';').map((part) => {
      const [month = '', price = ''] = part.split('=');
      return { month: month.trim(), price: number(price.trim()) };
    }),
};

const refused = (code: string, words: { readonly zh: string; readonly en: string }) =>
  new DomainError('IMPORT_REFUSED', [{ pointer: '/csv', code, ...words }]);

const QUOTE_OPEN = { zh: '引号没有成对。', en: 'A quote is never closed.' };
const LINES_COUNT = {
  zh: `标题行之下应有 1 至 ${ITEMS_MAX} 行。`,
  en: `There must be 1 to ${ITEMS_MAX} lines below the headings.`,
};
