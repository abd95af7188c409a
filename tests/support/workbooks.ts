import { columnName } from '../../src/domain/spreadsheets/places.ts';
import { archiveOf } from '../../src/domain/spreadsheets/zip.ts';
import { soundStatement, soundSurplus } from './statements.ts';

/** A cell as somebody typed it, or its XML where that is what a test is about. */
export type Typed = string | number | null | { readonly xml: string };

export type TypedSheet = {
  readonly name?: string;
  readonly rows: readonly (readonly Typed[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook as Excel writes it, with shared strings; `extra` files may replace those in it. */
export function typedWorkbook(
  sheets: readonly TypedSheet[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const strings: string[] = [];
  const cell = (value: Typed, at: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'object') return value.xml.replace('<c', `<c r="${at}"`);
    return `<c r="${at}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const parts = sheets.map(({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }, i) => {
    const columns = hiddenColumns.map((it) => `<col min="${it}" max="${it}" hidden="1"/>`).join('');
    const data = rows.map((row, y) => {
      const hidden = hiddenRows.includes(y + 1) ? ' hidden="1"' : '';
      const cells = row.map((value, x) => cell(value, `${columnName(x)}${y + 1}`));
      return `<row r="${y + 1}"${hidden}>${cells.join('')}</row>`;
    });
    const areas = merged.map((it) => `<mergeCell ref="${it}"/>`).join('');
    const xml = `<worksheet xmlns="${MAIN}"><cols>${columns}</cols><sheetData>${data.join('')}</sheetData><mergeCells>${areas}</mergeCells></worksheet>`;
    return [`xl/worksheets/sheet${i + 1}.xml`, xml] as const;
  });
  const named = sheets.map(
    ({ name = '资产负债表', state = 'visible' }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`,
  );
  const targets = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const items = strings.map((it) => `<si><t>${it}</t></si>`).join('');
  return archiveOf({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="r"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${items}</sst>`,
    ...Object.fromEntries(parts),
    ...extra,
  });
}

/** The rows of a sound balance sheet, with cells of it replaced by their line and column. */
export function balanceRows(
  form = '2007',
  changes: Readonly<Record<string, readonly Typed[]>> = {},
): Typed[][] {
  const lines = Object.entries(soundStatement(form).lines);
  return [
    ['资产负债表'],
    ['项目', '行次', '年初数', '年末数'],
    ...lines.map(([name, { opening, closing }], i): Typed[] => [
      name,
      i + 1,
      ...(changes[name] ?? [Number(opening), Number(closing)]),
    ]),
  ];
}

export const surplusRows = (form = '2007'): Typed[][] => [
  ['盈余及盈余分配表'],
  ['项目', '行次', '金额'],
  ...Object.entries(soundSurplus(form)).map(([name, amount], i): Typed[] => [
    name,
    i + 1,
    Number(amount),
  ]),
];
