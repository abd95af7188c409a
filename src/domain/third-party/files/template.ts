import type { ThirdPartyKind } from '../../../engine/third-party/schema.ts';
import { csvOf } from '../../spreadsheets/write-csv.ts';
import { type WrittenCell, workbookOf } from '../../spreadsheets/write-workbook.ts';
import type { ImportedItem } from '../schemas.ts';
import { COLUMNS, type Column } from './columns.ts';

export type TemplateFormat = 'xlsx' | 'csv';

const WIDTHS = [16, 22] as const;

/** A file to be filled in with items of one kind; what is filled in already is there too. */
export function itemTemplate(
  kind: ThirdPartyKind,
  format: TemplateFormat,
  filled: readonly ImportedItem[] = [],
): Uint8Array<ArrayBuffer> {
  const columns = COLUMNS.filter(({ kinds }) => kinds.includes(kind));
  const headings = columns.map(({ zh }): WrittenCell => ({ kind: 'heading', text: zh }));
  const rows = filled.map((item) => columns.map((column) => cellOf(column, item)));
  const sheets = [{ name: kind, rows: [headings, ...rows], widths: WIDTHS }];
  return format === 'xlsx' ? workbookOf(sheets) : csvOf(sheets);
}

function cellOf(
  { key, names }: Column,
  { content, evidence, ...outer }: ImportedItem,
): WrittenCell {
  const values: Readonly<Record<string, unknown>> = {
    ...{ ...outer, ...content },
    ...{ evidenceName: evidence?.name, evidenceSha256: evidence?.sha256 },
  };
  const value = values[key];
  const named = names?.().find(({ id }) => id === value)?.zh;
  return { kind: 'text', text: named ?? written(value) };
}

function written(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (!Array.isArray(value)) return String(value);
  return value.map(({ month, price }) => `${month}=${price}`).join(' ');
}
