import type { FindingCode as StatementFindingCode } from '../../../engine/statement-findings.ts';
import type { Bilingual } from '../../schemas.ts';
import type { Place } from './places.ts';

type Severity = 'error' | 'warning';
type Text = Bilingual & { readonly severity: Severity };

const error = (zh: string, en: string): Text => ({ severity: 'error', zh, en });
const warning = (zh: string, en: string): Text => ({ severity: 'warning', zh, en });

/** What can be found in a file, before the accounts in it are looked at. */
const TEXTS = {
  TOO_LARGE: error(
    '文件过大，最多 {max} MB。',
    'The file is too large; at most {max} MB are read.',
  ),
  NOT_A_WORKBOOK: error(
    '这不是可读取的 .xlsx、CSV 或 JSON 文件：{reason}。',
    'This is no .xlsx, CSV or JSON file that can be read: {reason}.',
  ),
  OLD_OR_ENCRYPTED: error(
    '这是旧版 .xls 或加了密码的文件；请取消密码，并另存为 .xlsx 后再上传。',
    'This is an old .xls file or one with a password; take the password off and save it as .xlsx.',
  ),
  EXPANDS_TOO_FAR: error(
    '文件展开后超过 {max} MB，或压缩比例异常，未读取。',
    'The file grows beyond {max} MB or was compressed beyond reason, and is not read.',
  ),
  TOO_MANY_PARTS: error(
    '单元格或合并区域过多，未读取；请只留下要报送的内容。',
    'There are too many cells or merged areas to be read; leave only what is to be filed.',
  ),
  HAS_MACROS: error(
    '文件含有宏；请另存为不含宏的 .xlsx 后再上传。',
    'The file has macros; save it as .xlsx without macros.',
  ),
  ENCODING_UNKNOWN: error(
    '文字编码无法识别，请另存为 UTF-8 或 GB18030（GBK）。',
    'The encoding is not known; save the file as UTF-8 or GB18030 (GBK).',
  ),
  JSON_MALFORMED: error('不是有效的 JSON：{reason}。', 'This is not valid JSON: {reason}.'),
  NOTHING_FOUND: error(
    '没有找到报表：应有“资产/项目、年初数、年末数”这样的表头。',
    'No statement was found: a heading such as “资产/项目, 年初数, 年末数” is needed.',
  ),
  TOO_MANY: error('一个文件最多 {max} 份报表。', 'A file has at most {max} statements.'),
  SHEET_HIDDEN: error(
    '工作表“{name}”是隐藏的，请取消隐藏或删除后再上传。',
    'The sheet “{name}” is hidden; show it or delete it.',
  ),
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
  FORMULA_WITHOUT_RESULT: error(
    '公式没有保存计算结果，请用 Excel 或 WPS 打开后保存，或直接填数字。',
    'The formula has no saved result; open and save the file in Excel or WPS, or type the number.',
  ),
  FORMULA_FAILED: error('公式出错（{text}）。', 'The formula failed ({text}).'),
  AMOUNT_IS_DATE: error(
    '这里是日期（{text}），应为金额；请把单元格格式改为数值后重新填写。',
    'This is a date ({text}), not an amount; format the cell as a number and fill it in again.',
  ),
  AMOUNT_UNREADABLE: error(
    '“{text}”不是以元为单位、最多两位小数的金额。',
    '“{text}” is not an amount in yuan with at most two decimals.',
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
  COLUMN_UNKNOWN: error(
    '表头“{text}”不是报表项目；请使用模板的表头。',
    'The heading “{text}” is no line of the form; use those of the template.',
  ),
  COLUMN_REPEATED: error('表头“{text}”出现两次。', 'The heading “{text}” is there twice.'),
  UNIT_NOT_YUAN: error(
    '金额单位应为元，文件写的是“{text}”；请改为元后填写。',
    'Amounts are given in yuan, but the file says “{text}”.',
  ),
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
  SUBMISSION_INVALID: error('{zh}', '{en}'),
} as const satisfies Record<string, Text>;

export type FileFindingCode = keyof typeof TEXTS;

/** One remark about a file, at its cell. */
export type FileFinding = Bilingual &
  Place & {
    readonly code: FileFindingCode | StatementFindingCode;
    readonly severity: Severity;
    readonly line?: string;
    readonly column?: 'opening' | 'closing';
  };

/** A remark in both languages, whose words are put into the sentences. */
export function fileFinding(
  code: FileFindingCode,
  place: Place,
  words: Readonly<Record<string, string | number>> = {},
): FileFinding {
  const { severity, zh, en } = TEXTS[code];
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String(words[key] ?? '').slice(0, 200));
  return { code, severity, ...place, zh: fill(zh), en: fill(en) };
}

/** A file of which nothing can be read. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';

  constructor(readonly finding: FileFinding) {
    super(finding.en);
  }
}

/** Refuses a whole file. */
export const refuseFile = (
  code: FileFindingCode,
  words: Readonly<Record<string, string | number>> = {},
): FileRefusal => new FileRefusal(fileFinding(code, { sheet: null, cell: null }, words));
