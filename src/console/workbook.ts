import { strToU8, zipSync } from 'fflate';

/*
 * Excel workbooks (ECMA-376), as small as they can be: sheets of texts and numbers under a head that
 * stays in view. The only file that writes them. Texts are never formulas.
 */

export type Cell = string | number | null;

export type Column = { readonly title: string; readonly width: number; readonly isShare?: boolean };

export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bytes of a workbook. */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const parts = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)]),
    ),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)]);
  return zipSync(Object.fromEntries(files), {
    mtime: new Date(1980, 0, 1),
  }) as Uint8Array<ArrayBuffer>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PLAIN = 0;
const BOLD = 1;
const SHARE = 2;

/** Plain, bold, and shares as percentages with one decimal. */
const STYLES = `<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

const contentTypes = (sheets: readonly Sheet[]): string => {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...sheets.map((_, i) => override(`worksheets/sheet${i + 1}`, 'worksheet')),
  ].join('')}</Types>`;
};

const relations = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const all = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
};

const workbook = (sheets: readonly Sheet[]): string => {
  const all = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${all.join('')}</sheets></workbook>`;
};

function worksheet({ columns, rows }: Sheet): string {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = row(
    columns.map(({ title }) => title),
    0,
    () => BOLD,
  );
  const styleOf = (at: number) => (columns[at]?.isShare ? SHARE : PLAIN);
  const body = rows.map((cells, i) => row(cells, i + 1, styleOf));
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `<worksheet xmlns="${MAIN}">${view}<cols>${widths.join('')}</cols><sheetData>${head}${body.join('')}</sheetData></worksheet>`;
}

const row = (cells: readonly Cell[], at: number, styleOf: (at: number) => number): string =>
  `<row r="${at + 1}">${cells.map((value, i) => cell(value, `${letters(i)}${at + 1}`, styleOf(i))).join('')}</row>`;

function cell(value: Cell, place: string, style: number): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  const text = `<is><t xml:space="preserve">${escaped(value)}</t></is>`;
  return `<c r="${place}" s="${style}" t="inlineStr">${text}</c>`;
}

/** A, B, …, Z, AA, AB, … */
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML has no way to write most control characters. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\t\n]/gu, '');
