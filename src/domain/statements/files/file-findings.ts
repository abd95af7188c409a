import type { FindingCode as StatementFindingCode } from '../../../engine/statement-findings.ts';
import type { Bilingual } from '../../schemas.ts';
import {
  error,
  FileRefusal,
  type FindingText,
  type FindingWords,
  findingOf,
  type Severity,
  SHEET_TEXTS,
  warning,
} from '../../spreadsheets/file-refusal.ts';
import { type Place, WHOLE_FILE } from '../../spreadsheets/places.ts';

/** What can be found in a file, before the accounts in it are looked at. */
const TEXTS = {
  ...SHEET_TEXTS,
  NOTHING_FOUND: error(
    '没有找到报表：应有“资产/项目、年初数、年末数”这样的表头。',
    'No statement was found: a heading such as “资产/项目, 年初数, 年末数” is needed.',
  ),
  TOO_MANY: error('一个文件最多 {max} 份报表。', 'A file has at most {max} statements.'),
  SHEET_NOT_READ: warning(
    '工作表“{name}”不是资产负债表或盈余及盈余分配表，未读取。',
    'The sheet “{name}” is neither a balance sheet nor a surplus statement and was not read.',
  ),
  SHEET_REPEATED: error(
    '同一种报表出现了两次，第一次在 {first}；请只留一份。',
    'This statement is in the file twice, first at {first}; leave only one.',
  ),
  ROW_HIDDEN: error(
    '第 {row} 行有金额却是隐藏的，请取消隐藏。',
    'Row {row} has amounts, but is hidden; show it.',
  ),
  COLUMN_HIDDEN: error(
    '{column} 列有金额却是隐藏的，请取消隐藏。',
    'Column {column} has amounts, but is hidden; show it.',
  ),
  CELL_MERGED: error(
    '金额单元格与其他单元格合并了，请取消合并后逐格填写。',
    'The cell of this amount is merged with others; split it and fill in each cell.',
  ),
  AMOUNT_MISPLACED: error(
    '“{line}”这一行在年初、年末、金额栏之外有数字“{text}”，请填入对应的栏。',
    'The row of “{line}” has “{text}” outside the columns for amounts; put it where it belongs.',
  ),
  AMOUNT_WITHOUT_LINE: error(
    '金额“{text}”所在的行没有项目名称。',
    'The amount “{text}” stands in a row that names no line.',
  ),
  LINE_REPEATED: error(
    '“{line}”出现两次且金额不同，第一次在 {first}。',
    '“{line}” is given twice with different amounts, first at {first}.',
  ),
  UNIT_NOT_YUAN: error(
    '金额单位应为元，文件写的是“{text}”；请改为元后填写。',
    'Amounts are given in yuan, but the file says “{text}”.',
  ),
  NOTHING_FILLED: error('报表中没有填写任何金额。', 'No amount is filled in at all.'),
  YEAR_MISSING: error(
    '没有会计年度，请填写，如 2025。',
    'The fiscal year is missing, such as 2025.',
  ),
  YEAR_UNREADABLE: error(
    '“{text}”不是会计年度，应为如 2025 的四位年份。',
    '“{text}” is no fiscal year; four digits such as 2025 are needed.',
  ),
  YEAR_DIFFERS: error(
    '文件中的会计年度是 {text}，而选择的是 {year}。',
    'The file is for {text}, but {year} was chosen.',
  ),
  YEAR_NOT_ENDED: error(
    '{year} 年度尚未结束，还没有年末数。',
    'The year {year} is not over; it has no closing amounts yet.',
  ),
  CODE_MISSING: error('缺少统一社会信用代码。', 'The credit code is missing.'),
  CODE_INVALID: error(
    '“{text}”不是有效的统一社会信用代码。',
    '“{text}” is not a valid credit code.',
  ),
  CODE_DIFFERS: error(
    '文件中的统一社会信用代码是 {text}，不是所选的合作社。',
    'The file is of {text}, not of the cooperative that was chosen.',
  ),
  COOPERATIVE_UNKNOWN: error(
    '本县没有登记代码为 {text} 的合作社，或您不能为它报送。',
    'No cooperative {text} is registered here for which you could file.',
  ),
  BEFORE_REGISTRATION: error(
    '{year} 年度早于该合作社登记的年份。',
    'The year {year} is before the cooperative was registered.',
  ),
  STATEMENT_REPEATED: error(
    '该合作社 {year} 年度的报表在文件中出现两次，第一次在 {first}。',
    'The statement of this cooperative for {year} is in the file twice, first at {first}.',
  ),
} as const satisfies Record<string, FindingText>;

export type FileFindingCode = keyof typeof TEXTS;

/** One remark about a file, at its cell. */
export type FileFinding = Bilingual &
  Place & {
    readonly code: FileFindingCode | StatementFindingCode;
    readonly severity: Severity;
    readonly line?: string;
    readonly column?: 'opening' | 'closing';
  };

export const fileFinding = (
  code: FileFindingCode,
  place: Place,
  words: FindingWords = {},
): FileFinding => findingOf(code, TEXTS[code], place, words);

/** Refuses a whole file. */
export const refuseStatements = (code: FileFindingCode, words: FindingWords = {}): FileRefusal =>
  new FileRefusal(fileFinding(code, WHOLE_FILE, words));
