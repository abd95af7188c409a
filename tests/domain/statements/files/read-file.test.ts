import { describe, expect, it } from 'vitest';
import { FileRefusal } from '../../../../src/domain/spreadsheets/file-refusal.ts';
import { archiveOf } from '../../../../src/domain/spreadsheets/zip.ts';
import { readStatementFile } from '../../../../src/domain/statements/files/read-file.ts';
import { soundStatement, soundSurplus } from '../../../support/statements.ts';
import {
  balanceRows,
  surplusRows,
  type Typed,
  type TypedSheet,
  typedWorkbook,
} from '../../../support/workbooks.ts';

const text = (words: string) => new TextEncoder().encode(words);

function read(bytes: Uint8Array) {
  const { statements, findings } = readStatementFile(bytes);
  const [statement] = statements;
  if (statement === undefined) throw new Error('no statement');
  const said = [...findings, ...statement.findings];
  return {
    ...statement,
    said: said.map(({ code, sheet, cell }) => [code, sheet, cell].filter(Boolean).join(' ')),
  };
}

const readRows = (rows: Typed[][], sheet: Omit<TypedSheet, 'rows'> = {}) =>
  read(typedWorkbook([{ rows, ...sheet }]));

function refusal(bytes: Uint8Array): string {
  try {
    readStatementFile(bytes);
  } catch (error) {
    if (error instanceof FileRefusal) return error.finding.code;
    throw error;
  }
  return 'read';
}

/** What the cell C3, the opening amount of 货币资金, is read as. */
function amountOf(typed: Typed) {
  const { submission, said } = readRows(balanceRows('2007', { 货币资金: [typed, 100] }));
  return said.length === 0 ? submission.lines.货币资金?.opening : said;
}

const plainLines = (form: string) =>
  Object.fromEntries(
    Object.entries(soundStatement(form).lines).map(([name, { opening, closing }]) => [
      name,
      { opening: String(Number(opening)), closing: String(Number(closing)) },
    ]),
  );

const plainSurplus = (form: string) =>
  Object.fromEntries(
    Object.entries(soundSurplus(form)).map(([name, amount]) => [name, String(Number(amount))]),
  );

describe('forms as they are printed', () => {
  it.each(['2007', '2023'])('are read by the names of their lines, form %s', (form) => {
    const { submission, said } = read(
      typedWorkbook([
        { name: '资产负债表', rows: balanceRows(form) },
        { name: '盈余及盈余分配表', rows: surplusRows(form) },
      ]),
    );
    expect(said).toEqual([]);
    expect(submission).toEqual({ form, lines: plainLines(form), surplus: plainSurplus(form) });
  });

  it('may have assets and liabilities side by side, with row numbers of their own', () => {
    const [title, , ...rows] = balanceRows('2007');
    const [assets, rest] = [rows.slice(0, 17), rows.slice(17)];
    const heading = ['资  产', '行次', '年初数', '年末数'];
    const other = ['负债及所有者权益', '行次', '年初数', '年末数'];
    const beside = assets.map((row, i) => [...row, ...(rest[i] ?? [])]);
    const { submission, said } = readRows([
      title ?? [],
      ['编制单位：某合作社', null, '2025年12月31日', null, '单位：元'],
      [...heading, ...other],
      ['流动资产：', null, null, null, '流动负债：'],
      ...beside,
      ['单位负责人：', null, null, null, '制表人：'],
    ]);
    expect(said).toEqual([]);
    expect(submission.lines).toEqual(plainLines('2007'));
  });

  it('may have the closing amounts first, and numbers and signs before names', () => {
    const rows = balanceRows('2007').map(([name, row, opening, closing]): Typed[] => [
      name === '累计折旧' ? '  减：累计折旧' : (name ?? null),
      row ?? null,
      closing ?? null,
      opening ?? null,
    ]);
    rows[1] = ['项目', '行次', '期末余额', '年初余额'];
    expect(readRows(rows).submission.lines).toEqual(plainLines('2007'));
  });

  it('say their year, their form and whose they are', () => {
    const { fiscalYear, uscc, form } = readRows([
      ['统一社会信用代码：93370322000000019N'],
      ['会计年度', '２０２５年'.slice(0, 4)],
      ['报表格式', '2007'],
      ...balanceRows('2007').slice(1),
    ]);
    expect([fiscalYear?.text, fiscalYear?.place.cell]).toEqual(['2025', 'B2']);
    expect([uscc?.text, form?.text]).toEqual(['93370322000000019N', '2007']);
  });

  it('take the year from a title or a day', () => {
    const titled = readRows([['2024年12月31日'], ...balanceRows('2007').slice(1)]);
    expect(titled.fiscalYear?.text).toBe('2024');
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const rows = [['会计年度', { xml: '<c s="1"><v>46022</v></c>' }], ...balanceRows().slice(1)];
    const dated = read(typedWorkbook([{ rows }], { 'xl/styles.xml': styles }));
    expect(dated.fiscalYear?.text).toBe('2025');
  });

  it('print the surplus of the year twice', () => {
    const rows = surplusRows('2007');
    const repeated = [...rows, ['四、本年盈余', null, 150]];
    const book = (surplus: Typed[][]) =>
      read(typedWorkbook([{ rows: balanceRows() }, { name: '盈余', rows: surplus }]));
    expect(book(repeated).said).toEqual([]);
    const other = [...rows, ['四、本年盈余', null, 151]];
    expect(book(other).said).toEqual([`LINE_REPEATED 盈余 C${other.length}`]);
  });
});

describe('an amount', () => {
  it.each([
    ['１２３．４５', '123.45'],
    ['1,234,567.80', '1234567.80'],
    ['１，２３４', '1234'],
    ['-1', '-1'],
    ['－1', '-1'],
    ['−1', '-1'],
    ['△1', '-1'],
    ['(1)', '-1'],
    ['（1,000.5）', '-1000.5'],
    ['¥12.00元', '12.00'],
    ['—', null],
    [-3.5, '-3.5'],
    [0.1 + 0.2, '0.3'],
    [null, null],
  ])('%j is read as %j', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it.each([
    ['12,34'],
    ['1.234'],
    ['5万元'],
    ['(-1)'],
    ['1e3'],
    ['2025-01-02'],
    ['约100'],
    [1.005],
    [1e300],
  ])('%j is refused at its cell', (typed) => {
    expect(amountOf(typed)).toEqual(['AMOUNT_UNREADABLE 资产负债表 C3']);
  });

  it('may be what a formula came to, and is refused where that was not saved', () => {
    expect(amountOf({ xml: '<c><f>SUM(A1:A2)</f><v>12.5</v></c>' })).toBe('12.5');
    const without = amountOf({ xml: '<c><f>SUM(A1:A2)</f></c>' });
    expect(without).toEqual(['FORMULA_WITHOUT_RESULT 资产负债表 C3']);
    const failed = amountOf({ xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' });
    expect(failed).toEqual(['FORMULA_FAILED 资产负债表 C3']);
  });

  it('that is true or false is no amount', () => {
    const said = amountOf({ xml: '<c t="b"><v>1</v></c>' });
    expect(said).toEqual(['AMOUNT_UNREADABLE 资产负债表 C3']);
  });

  it('that became a date is refused', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
      <numFmt numFmtId="177" formatCode="&quot;day&quot;#,##0.00_);[Red]0.00"/></numFmts>
      <cellXfs><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`;
    const rows = (style: number) =>
      balanceRows('2007', { 货币资金: [{ xml: `<c s="${style}"><v>45658</v></c>` }, 100] });
    const book = (style: number) =>
      read(typedWorkbook([{ rows: rows(style) }], { 'xl/styles.xml': styles }));
    expect(book(0).said).toEqual(['AMOUNT_IS_DATE 资产负债表 C3']);
    expect(book(1).submission.lines.货币资金?.opening).toBe('45658');
  });
});

describe('a sheet', () => {
  it('with a merged amount is refused at the cell, and not with a merged title', () => {
    const rows = balanceRows();
    expect(readRows(rows, { merged: ['A1:D1'] }).said).toEqual([]);
    expect(readRows(rows, { merged: ['C3:D3'] }).said).toEqual(['CELL_MERGED 资产负债表 C3']);
  });

  it('with more merged cells than anybody makes is refused', () => {
    const merged = Array.from({ length: 501 }, (_, i) => `H${i + 1}:I${i + 1}`);
    expect(refusal(typedWorkbook([{ rows: balanceRows(), merged }]))).toBe('TOO_MANY_PARTS');
    expect(readRows(balanceRows(), { merged: merged.slice(1) }).said).toEqual([]);
  });

  it('that is hidden is refused by name, unless it is empty', () => {
    const hidden = (rows: Typed[][]) =>
      read(typedWorkbook([{ rows: balanceRows() }, { name: '底稿', rows, state: 'veryHidden' }]));
    expect(hidden([['x']]).said).toEqual(['SHEET_HIDDEN 底稿']);
    expect(hidden([[null]]).said).toEqual([]);
  });

  it('with hidden rows or columns of amounts is refused', () => {
    const rows = balanceRows();
    expect(readRows(rows, { hiddenRows: [3] }).said).toEqual(['ROW_HIDDEN 资产负债表 A3']);
    expect(readRows(rows, { hiddenColumns: [3] }).said).toEqual(['COLUMN_HIDDEN 资产负债表 C2']);
    expect(readRows(rows, { hiddenColumns: [2] }).said).toEqual([]);
  });

  it('is there once', () => {
    const twice = [{ rows: balanceRows() }, { name: '副本', rows: balanceRows() }];
    expect(read(typedWorkbook(twice)).said).toEqual(['SHEET_REPEATED 副本 A2']);
  });

  it('of something else is named and not read', () => {
    const other = {
      name: '成员权益变动表',
      rows: [
        ['项目', '股金'],
        ['年初余额', 1],
      ],
    };
    const { said } = read(typedWorkbook([{ rows: balanceRows() }, other]));
    expect(said).toEqual(['SHEET_NOT_READ 成员权益变动表']);
  });

  it('in ten thousands is refused', () => {
    const rows = [['单位：万元'], ...balanceRows().slice(1)];
    expect(readRows(rows).said).toEqual(['UNIT_NOT_YUAN 资产负债表 A1']);
  });
});

describe('a line', () => {
  it('that the form does not have keeps its name and its cell', () => {
    const { submission, placeOf } = readRows([...balanceRows(), ['商誉', 99, 1, 2]]);
    expect(submission.lines.商誉).toEqual({ opening: '1', closing: '2' });
    expect(placeOf('商誉', undefined)).toEqual({ sheet: '资产负债表', cell: 'A37' });
  });

  it('that is there twice is refused unless both say the same', () => {
    const again = (amounts: Typed[]) => readRows([...balanceRows(), ['货币资金', 1, ...amounts]]);
    expect(again([100, 100]).said).toEqual([]);
    expect(again([100, 101]).said).toEqual(['LINE_REPEATED 资产负债表 D37']);
  });

  it('in the wrong column is refused at the cell', () => {
    const moved = balanceRows().map((row) =>
      row[0] === '货币资金' ? ['货币资金', 1500.5, null, 100] : row,
    );
    expect(readRows(moved).said).toEqual(['AMOUNT_MISPLACED 资产负债表 B3']);
    const beyond = balanceRows().map((row) => (row[0] === '货币资金' ? [...row, 7] : row));
    expect(readRows(beyond).said).toEqual(['AMOUNT_MISPLACED 资产负债表 E3']);
    const nameless = balanceRows().map((row) =>
      row[0] === '存货' ? [null, ...row.slice(1)] : row,
    );
    expect(readRows(nameless).said).toEqual(['AMOUNT_WITHOUT_LINE 资产负债表 C5']);
  });

  it('of the supplement below the sums is not read', () => {
    const rows = [...balanceRows(), ['补充资料：'], ['无法收回的应收款项', 1, 5, 5]];
    expect(readRows(rows).said).toEqual([]);
  });
});

describe('a file', () => {
  const csv = [...balanceRows(), [], ...surplusRows()].map((row) => row.join(',')).join('\r\n');

  it('may be CSV in UTF-8 with a mark or without', () => {
    for (const words of [csv, `\uFEFF${csv}`]) {
      const { submission, said, placeOf } = read(text(words));
      expect(said).toEqual([]);
      expect(submission.lines).toEqual(plainLines('2007'));
      expect(submission.surplus).toEqual(plainSurplus('2007'));
      expect(placeOf('货币资金', 'closing')).toEqual({ sheet: null, cell: 'D3' });
    }
  });

  it('may be CSV in GB18030', () => {
    // 货币资金 and its neighbours in GBK, as Excel in China writes CSV.
    const head = [0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0xc4, 0xea, 0xb3, 0xf5, 0xca, 0xfd, 0x2c];
    const closing = [0xc4, 0xea, 0xc4, 0xa9, 0xca, 0xfd, 0x0d, 0x0a];
    const line = [0xbb, 0xf5, 0xb1, 0xd2, 0xd7, 0xca, 0xbd, 0xf0];
    const bytes = Uint8Array.from([...head, ...closing, ...line, ...text(',"1,000.50",(2)\r\n')]);
    expect(read(bytes).submission.lines).toEqual({
      货币资金: { opening: '1000.50', closing: '-2' },
    });
  });

  it('may be JSON, one statement or a list, with pointers for cells', () => {
    const statement = { fiscalYear: 2025, ...soundStatement('2007') };
    const one = read(text(JSON.stringify(statement)));
    expect(one.submission).toEqual(soundStatement('2007'));
    const wrong = text(JSON.stringify([statement, { ...statement, form: 7 }]));
    expect(readStatementFile(wrong).statements.map(({ findings }) => findings)).toMatchObject([
      [],
      [{ code: 'SUBMISSION_INVALID', cell: '/1/form' }],
    ]);
  });

  it.each([
    [
      'macros',
      typedWorkbook([{ rows: balanceRows() }], { 'xl/vbaProject.bin': 'x' }),
      'HAS_MACROS',
    ],
    ['an archive of no workbook', archiveOf({ 'a.txt': 'x' }), 'NOT_A_WORKBOOK'],
    ['half an archive', typedWorkbook([{ rows: balanceRows() }]).slice(0, 500), 'NOT_A_WORKBOOK'],
    [
      'XML that breaks off',
      typedWorkbook([{ rows: [] }], { 'xl/worksheets/sheet1.xml': '<worksheet><row>' }),
      'NOT_A_WORKBOOK',
    ],
    ['.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'OLD_OR_ENCRYPTED'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xd8]), 'ENCODING_UNKNOWN'],
    ['a text about something else', text('您好'), 'NOTHING_FOUND'],
    ['a quotation mark alone', text('项目,年初数,年末数\n"货币资金,1,2'), 'NOT_A_WORKBOOK'],
    ['broken JSON', text('{"form":'), 'JSON_MALFORMED'],
    ['a key that nobody reads', text('{"lines":{"__proto__":{}}}'), 'JSON_MALFORMED'],
    ['nothing', new Uint8Array(), 'NOTHING_FOUND'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'TOO_LARGE'],
  ])('with %s is refused', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('that bursts is refused before it has grown', () => {
    const bomb = typedWorkbook([{ rows: balanceRows() }], {
      'xl/sharedStrings.xml': `<sst>${'<si><t>一</t></si>'.repeat(4_000_000)}</sst>`,
    });
    expect(bomb.length).toBeLessThan(500_000);
    const before = process.memoryUsage().rss;
    expect(refusal(bomb)).toBe('EXPANDS_TOO_FAR');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('does not read what a document defines for itself', () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "100">]><worksheet><sheetData/></worksheet>`;
    const bytes = typedWorkbook([{ rows: [] }], { 'xl/worksheets/sheet1.xml': sheet });
    expect(refusal(bytes)).toBe('NOTHING_FOUND');
  });
});
