import { columnName } from './places.ts';
import { archiveOf } from './zip.ts';

/*
 * Excel workbooks (ECMA-376), as small as they can be: sheets of texts and numbers. The only file that
 * writes them. Texts are never formulas.
 */

/** A cell to be written: a text, or a number, which may be missing or be filled in later. */
export type WrittenCell =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  /** An amount is in yuan, a share between 0 and 1. */
  | { readonly kind: 'amount' | 'count' | 'share'; readonly number: string | number | null };

export type WrittenSheet = {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** The widths of the columns in characters; the last one is also that of all further columns. */
  readonly widths: readonly number[];
  /** How many rows stay in view while the others are scrolled. */
  readonly headRows?: number;
};

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The place of each kind of cell among the styles below. */
const STYLES = { text: 0, title: 1, heading: 2, amount: 3, count: 4, share: 5 } as const;

const STYLE_SHEET = `<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>
<font><b/><sz val="14"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/>
<xf fontId="2" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf/>
<xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** A workbook (.xlsx) of some sheets, always the same bytes for the same cells. */
export function workbookOf(sheets: readonly WrittenSheet[]): Uint8Array<ArrayBuffer> {
  const numbered = sheets.map((sheet, i) => ({ sheet, number: i + 1 }));
  const each = (write: (number: number, sheet: WrittenSheet) => string) =>
    numbered.map(({ number, sheet }) => write(number, sheet)).join('');
  const files = numbered.map(
    ({ number, sheet }) => [`xl/worksheets/sheet${number}.xml`, sheetXml(sheet)] as const,
  );
  return archiveOf({
    '[Content_Types].xml': document(
      `<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        each(
          (number) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
        ) +
        '</Types>',
    ),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': document(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        each(
          (number, { name }) =>
            `<sheet name="${escaped(name)}" sheetId="${number}" r:id="r${number}"/>`,
        ) +
        '</sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': relations([
      ...numbered.map(({ number }) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': document(STYLE_SHEET),
    ...Object.fromEntries(files),
  });
}

const document = (xml: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  document(
    `<Relationships xmlns="${PACKAGE}/relationships">${targets
      .map(
        ([type, target], i) =>
          `<Relationship Id="r${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

function sheetXml({ rows, widths, headRows = 0 }: WrittenSheet): string {
  const data = rows.map((row, i) => `<row r="${i + 1}">${row.map(cellXml(i + 1)).join('')}</row>`);
  return document(
    `<worksheet xmlns="${MAIN}">${viewXml(headRows)}<cols>${widthsXml(widths)}</cols>` +
      `<sheetData>${data.join('')}</sheetData></worksheet>`,
  );
}

const viewXml = (headRows: number): string =>
  headRows === 0
    ? ''
    : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;

const COLUMNS_MAX = 16_384;

const widthsXml = (widths: readonly number[]): string =>
  widths
    .map((width, i) => {
      const last = i === widths.length - 1 ? COLUMNS_MAX : i + 1;
      return `<col min="${i + 1}" max="${last}" width="${width}" customWidth="1"/>`;
    })
    .join('');

const cellXml =
  (row: number) =>
  (cell: WrittenCell, column: number): string => {
    const at = `r="${columnName(column)}${row}" s="${STYLES[cell.kind]}"`;
    if ('text' in cell) {
      return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    }
    return cell.number === null ? `<c ${at}/>` : `<c ${at}><v>${cell.number}</v></c>`;
  };

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** XML has no way to write most control characters. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (it) => ESCAPES[it] ?? it).replace(/[^\P{Cc}\t\n]/gu, '');
