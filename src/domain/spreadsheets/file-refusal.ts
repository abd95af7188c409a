import type { Bilingual } from '../schemas.ts';
import type { Place } from './places.ts';

export type Severity = 'error' | 'warning';
export type FindingText = Bilingual & { readonly severity: Severity };

export const error = (zh: string, en: string): FindingText => ({ severity: 'error', zh, en });
export const warning = (zh: string, en: string): FindingText => ({ severity: 'warning', zh, en });

/** What can be found in any file of rows and columns, whatever it is filled in with. */
export const SHEET_TEXTS = {
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
  SHEET_HIDDEN: error(
    '工作表“{name}”是隐藏的，请取消隐藏或删除后再上传。',
    'The sheet “{name}” is hidden; show it or delete it.',
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
  COLUMN_REPEATED: error('表头“{text}”出现两次。', 'The heading “{text}” is there twice.'),
  SUBMISSION_INVALID: error('{zh}', '{en}'),
  COLUMN_UNKNOWN: error(
    '表头“{text}”无法识别；请使用模板的表头。',
    'The heading “{text}” is not known; use those of the template.',
  ),
  ROWS_COUNT: error(
    '标题行之下应有 1 至 {max} 行。',
    'There must be 1 to {max} rows below the headings.',
  ),
  HEADINGS_MISSING: error(
    '没有找到表头“{text}”；请使用模板。',
    'No heading “{text}” was found; use the template.',
  ),
  DATA_HIDDEN: error(
    '此处有内容却是隐藏的，请取消隐藏或删除。',
    'Something stands here, but is hidden; show it or delete it.',
  ),
  DATA_MERGED: error(
    '单元格与其他单元格合并了，请取消合并后逐格填写。',
    'The cell is merged with others; split it and fill in each cell.',
  ),
} as const satisfies Record<string, FindingText>;

export type SheetFindingCode = keyof typeof SHEET_TEXTS;

/** One remark about a file, at its cell. */
export type SheetFinding = Bilingual &
  Place & { readonly code: string; readonly severity: Severity };

export type FindingWords = Readonly<Record<string, string | number>>;

/** A remark in both languages, whose words are put into the sentences. */
export function findingOf<Code extends string>(
  code: Code,
  { severity, zh, en }: FindingText,
  place: Place,
  words: FindingWords = {},
) {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String(words[key] ?? '').slice(0, 200));
  return { code, severity, ...place, zh: fill(zh), en: fill(en) };
}

/** A file of which nothing can be read. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';

  constructor(readonly finding: SheetFinding) {
    super(finding.en);
  }
}

/** Refuses a whole file. */
export const refuseFile = (code: SheetFindingCode, words: FindingWords = {}): FileRefusal =>
  new FileRefusal(findingOf(code, SHEET_TEXTS[code], { sheet: null, cell: null }, words));
