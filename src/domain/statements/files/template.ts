import type { StatementFormFile, StatementLine } from '../../../engine/model-schema.ts';
import { csvOf } from '../../spreadsheets/write-csv.ts';
import {
  type WrittenCell,
  type WrittenSheet,
  workbookOf,
} from '../../spreadsheets/write-workbook.ts';
import type { SubmitStatementInput } from '../schemas.ts';

/*
 * Files to be filled in: one statement as its forms are printed, or a list of statements, one a row.
 * What is filled in already is there too, so that a correction starts from what was filed.
 */

/** A statement that fills a template. */
export type Filled = {
  readonly uscc: string;
  readonly submission: Omit<SubmitStatementInput, 'facts'>;
};

export type TemplateFormat = 'xlsx' | 'csv';
export type TemplateLayout = 'single' | 'list';

const text = (words: string): WrittenCell => ({ kind: 'text', text: words });
const title = (words: string): WrittenCell => ({ kind: 'title', text: words });
const heading = (words: string): WrittenCell => ({ kind: 'heading', text: words });
const amount = (yuan: string | null | undefined): WrittenCell => ({
  kind: 'amount',
  number: yuan ?? null,
});

const FORM_WIDTHS = [34, 20] as const;
const LIST_WIDTHS = [24, 18] as const;

const NOTE = '金额以元填写，最多两位小数；合计可不填，由系统汇总；没有发生的项目留空。';

/** A template in the format that was asked for. */
export function templateOf(
  form: StatementFormFile,
  layout: TemplateLayout,
  format: TemplateFormat,
  filled: readonly Filled[] = [],
): Uint8Array<ArrayBuffer> {
  const sheets = layout === 'single' ? formSheets(form, filled[0]) : [listSheet(form, filled)];
  return format === 'xlsx' ? workbookOf(sheets) : csvOf(sheets);
}

function formSheets(form: StatementFormFile, filled: Filled | undefined): WrittenSheet[] {
  const { lines = {}, surplus = {}, fiscalYear } = filled?.submission ?? {};
  const balance = [
    [title('农民专业合作社资产负债表')],
    [text(NOTE)],
    [heading('统一社会信用代码'), text(filled?.uscc ?? '')],
    [heading('会计年度'), text(fiscalYear === undefined ? '' : String(fiscalYear))],
    [heading('报表格式'), text(form.id)],
    ['项目', '年初数', '年末数'].map(heading),
    ...form.balanceSheet.map(({ zh }) => [
      text(zh),
      amount(lines[zh]?.opening),
      amount(lines[zh]?.closing),
    ]),
  ];
  const distribution = [
    [title('农民专业合作社盈余及盈余分配表')],
    ['项目', '金额'].map(heading),
    ...form.surplusStatement.map(({ zh }) => [text(zh), amount(surplus[zh])]),
  ];
  return [
    { name: '资产负债表', rows: balance, widths: FORM_WIDTHS },
    { name: '盈余及盈余分配表', rows: distribution, widths: FORM_WIDTHS },
  ];
}

function listSheet(form: StatementFormFile, filled: readonly Filled[]): WrittenSheet {
  const headings = [
    ...['统一社会信用代码', '会计年度', '报表格式'],
    ...form.balanceSheet.flatMap(({ zh }) => [`${zh}（年初）`, `${zh}（年末）`]),
    ...form.surplusStatement.map(({ zh }) => zh),
  ];
  const rows = filled.map(({ uscc, submission }) => [
    ...[uscc, String(submission.fiscalYear), form.id].map(text),
    ...form.balanceSheet.flatMap(({ zh }: StatementLine) => [
      amount(submission.lines[zh]?.opening),
      amount(submission.lines[zh]?.closing),
    ]),
    ...form.surplusStatement.map(({ zh }) => amount(submission.surplus?.[zh])),
  ]);
  return {
    name: `${form.id}年格式`,
    rows: [headings.map(heading), ...rows],
    widths: LIST_WIDTHS,
    headRows: 1,
  };
}
