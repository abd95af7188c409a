import { describe, expect, it } from 'vitest';
import { readStatementFile } from '../../../../src/domain/statements/files/read-file.ts';
import {
  type Filled,
  type TemplateFormat,
  type TemplateLayout,
  templateOf,
} from '../../../../src/domain/statements/files/template.ts';
import { statementForm } from '../../../../src/engine/models.ts';
import { soundStatement, soundSurplus } from '../../../support/statements.ts';

const formOf = (id: string) => {
  const form = statementForm(id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
};

const filledIn = (form: string, fiscalYear = 2025): Filled => ({
  uscc: '93370322000000019N',
  submission: {
    fiscalYear,
    ...soundStatement(form, { 货币资金: { opening: '-0.07', closing: '999999999999.99' } }),
    surplus: soundSurplus(form),
  },
});

const everyTemplate = ['2007', '2023'].flatMap((form) =>
  (['single', 'list'] as const).flatMap((layout) =>
    (['xlsx', 'csv'] as const).map((format) => [form, layout, format] as const),
  ),
);

describe('templates', () => {
  it.each(everyTemplate)('give back what was filled in: %s, %s, %s', (form, layout, format) => {
    const filled = filledIn(form);
    const { statements, findings } = readStatementFile(
      templateOf(formOf(form), layout, format, [filled]),
    );
    expect([findings, statements.length]).toEqual([[], 1]);
    const [read] = statements;
    expect([read?.uscc?.text, read?.fiscalYear?.text]).toEqual([filled.uscc, '2025']);
    expect(read?.findings).toEqual([]);
    const { fiscalYear: _year, ...submission } = filled.submission;
    const amounts = (value: unknown) =>
      JSON.parse(JSON.stringify(value), (_, it) => (Number.isNaN(Number(it)) ? it : Number(it)));
    expect(amounts(read?.submission)).toEqual(amounts(submission));
  });

  it('have every line of the form, and nothing in them', () => {
    const { statements } = readStatementFile(templateOf(formOf('2023'), 'single', 'xlsx'));
    const lines = Object.entries(statements[0]?.submission.lines ?? {});
    expect(lines.map(([name]) => name)).toEqual(formOf('2023').balanceSheet.map(({ zh }) => zh));
    expect(lines.every(([, it]) => it.opening === null && it.closing === null)).toBe(true);
    expect(statements[0]?.fiscalYear).toBeUndefined();
  });

  it('are the same bytes each time', () => {
    const one = () => templateOf(formOf('2007'), 'single', 'xlsx');
    expect(one()).toEqual(one());
  });
});

describe('a list', () => {
  const list = (format: TemplateFormat, edit: (csv: string) => string = (it) => it) => {
    const bytes = templateOf(formOf('2007'), 'list' satisfies TemplateLayout, format, [
      filledIn('2007', 2024),
      filledIn('2007', 2025),
    ]);
    return format === 'xlsx'
      ? readStatementFile(bytes)
      : readStatementFile(new TextEncoder().encode(edit(new TextDecoder().decode(bytes))));
  };

  it('has one statement a row, each with its cells', () => {
    const { statements } = list('xlsx');
    expect(statements.map(({ fiscalYear }) => fiscalYear?.text)).toEqual(['2024', '2025']);
    const places = ['货币资金', '盈余公积', '本年盈余'].map(
      (line) => statements[1]?.placeOf(line, line === '本年盈余' ? undefined : 'closing').cell,
    );
    expect(places).toEqual(['E3', 'BM3', 'CA3']);
  });

  it('says of a heading what is wrong with it', () => {
    const { findings } = list('csv', (csv) =>
      csv.replace('应收款项（年初）', '商誉').replace('存货（年初）', '货币资金（年初）'),
    );
    expect(findings.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'COLUMN_UNKNOWN F1',
      'COLUMN_REPEATED H1',
    ]);
  });

  it('keeps a line of any name, so that it can be said to be unknown', () => {
    const { statements } = list('csv', (csv) =>
      csv.replace('货币资金（年初）', '__proto__（年初）'),
    );
    expect(Object.keys(statements[0]?.submission.lines ?? {})).toContain('__proto__');
  });

  it('says of an amount what is wrong with it', () => {
    const { statements } = list('csv', (csv) => csv.replace('-0.07', '约7'));
    expect(statements[0]?.findings).toMatchObject([{ code: 'AMOUNT_UNREADABLE', cell: 'D2' }]);
    expect(statements[1]?.findings).toEqual([]);
  });
});
