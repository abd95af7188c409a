import { columnName } from './places.ts';
import { archiveOf } from './zip.ts';

/** A cell to be written: a text, or an amount in yuan that may be filled in yet. */
export type WrittenCell =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly amount: string | null };

export type WrittenSheet = {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** The width of the first column, in characters, and that of the others. */
  readonly widths: readonly [first: number, others: number];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The place of each kind of cell among the styles below. */
const STYLES = { text: 0, title: 1, heading: 2, amount: 3 } as const;

const STYLE_SHEET = `<styleSheet xmlns="${MAIN}">
<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>
<font><b/><sz val="14"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/>
<xf fontId="2" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs>
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

function sheetXml({ rows, widths: [first, others] }: WrittenSheet): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const width = (from: number, to: number, characters: number) =>
    `<col min="${from}" max="${to}" width="${characters}" customWidth="1"/>`;
  const widths = width(1, 1, first) + (columns > 1 ? width(2, columns, others) : '');
  const data = rows.map((row, i) => `<row r="${i + 1}">${row.map(cellXml(i + 1)).join('')}</row>`);
  return document(
    `<worksheet xmlns="${MAIN}"><cols>${widths}</cols><sheetData>${data.join('')}</sheetData></worksheet>`,
  );
}

const cellXml =
  (row: number) =>
  (cell: WrittenCell, column: number): string => {
    const at = `r="${columnName(column)}${row}" s="${STYLES[cell.kind]}"`;
    if (cell.kind !== 'amount') {
      return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    }
    return cell.amount === null ? `<c ${at}/>` : `<c ${at}><v>${cell.amount}</v></c>`;
  };

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (it) => ESCAPES[it] ?? it);
