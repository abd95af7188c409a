/** What can be found in a statement; the first seven make it unacceptable. */
export type FindingCode =
  | 'FORM_UNKNOWN'
  | 'LINE_UNKNOWN'
  | 'LINE_MISSING'
  | 'AMOUNT_INVALID'
  | 'SUM_MISMATCH'
  | 'DISTRIBUTABLE_AFTER_RESERVES'
  | 'UNBALANCED'
  | 'OPENING_UNBALANCED'
  | 'SUBTOTAL_NOT_FILLED'
  | 'SHARE_CAPITAL_ZERO'
  | 'DEPRECIATION_ZERO'
  | 'EQUITY_ALL_UNDISTRIBUTED'
  | 'OPENING_DIFFERS_FROM_LAST_CLOSING'
  | 'SURPLUS_DIFFERS_FROM_BALANCE_SHEET';

/** The cell that a finding is about, with decimal strings in yuan where they help. */
export type Place = {
  readonly line?: string;
  readonly column?: 'opening' | 'closing';
  readonly expected?: string;
  readonly actual?: string;
};

export type Finding = Place & {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly en: string;
  readonly zh: string;
};

type Text = { severity: 'error' | 'warning'; en: string; zh: string };

const TEXTS: Record<FindingCode, Text> = {
  FORM_UNKNOWN: {
    severity: 'error',
    en: 'The statement form is not known. Known forms: {forms}.',
    zh: '未知的报表格式。可用格式：{forms}。',
  },
  LINE_UNKNOWN: {
    severity: 'error',
    en: 'The form has no line “{line}”, or it is given twice.',
    zh: '报表格式中没有“{line}”这一项目，或该项目重复。',
  },
  LINE_MISSING: {
    severity: 'error',
    en: 'The line “{line}” is missing.',
    zh: '缺少项目“{line}”。',
  },
  AMOUNT_INVALID: {
    severity: 'error',
    en: 'The amount of “{line}” is not a decimal number in yuan with at most two decimals.',
    zh: '“{line}”的金额应为以元为单位、最多两位小数的数字。',
  },
  SUM_MISMATCH: {
    severity: 'error',
    en: '“{line}” is {actual}, but its lines add up to {expected}.',
    zh: '“{line}”填列 {actual}，但所属项目合计为 {expected}。',
  },
  DISTRIBUTABLE_AFTER_RESERVES: {
    severity: 'error',
    en: '“{line}” is {actual}, which is after the appropriation to the surplus reserve; the form wants it before, {expected}.',
    zh: '“{line}”填列 {actual}，是提取盈余公积之后的数；报表此项应为提取之前的 {expected}。',
  },
  UNBALANCED: {
    severity: 'error',
    en: 'Total assets are {actual}, but liabilities and equity add up to {expected}.',
    zh: '资产总计为 {actual}，而负债与所有者权益合计为 {expected}，两者不相等。',
  },
  OPENING_UNBALANCED: {
    severity: 'warning',
    en: 'Opening column: total assets are {actual}, but liabilities and equity are {expected}.',
    zh: '年初数：资产总计为 {actual}，而负债与所有者权益合计为 {expected}。',
  },
  SUBTOTAL_NOT_FILLED: {
    severity: 'warning',
    en: '“{line}” is not filled in; its lines add up to {expected}.',
    zh: '“{line}”未填列，其所属项目合计为 {expected}。',
  },
  SHARE_CAPITAL_ZERO: {
    severity: 'warning',
    en: 'Share capital is 0. A cooperative has contributions of its members.',
    zh: '股金为 0。合作社应有成员出资。',
  },
  DEPRECIATION_ZERO: {
    severity: 'warning',
    en: 'There are fixed assets, but accumulated depreciation is 0.',
    zh: '有固定资产，但累计折旧为 0。',
  },
  EQUITY_ALL_UNDISTRIBUTED: {
    severity: 'warning',
    en: 'All equity is undistributed surplus.',
    zh: '所有者权益全部为未分配盈余。',
  },
  OPENING_DIFFERS_FROM_LAST_CLOSING: {
    severity: 'warning',
    en: '“{line}” opens with {actual}, but last year closed with {expected}.',
    zh: '“{line}”年初数为 {actual}，与上年年末数 {expected} 不一致。',
  },
  SURPLUS_DIFFERS_FROM_BALANCE_SHEET: {
    severity: 'warning',
    en: '“{line}” is {actual} in the surplus statement, but {expected} in the balance sheet.',
    zh: '“{line}”在盈余及盈余分配表中为 {actual}，在资产负债表中为 {expected}。',
  },
};

/**
 * Finding: one remark about a statement, in both languages.
 *
 * @param code what was found
 * @param place the cell and the figures, which the sentences name
 * @param words further words of the sentences
 * @returns the finding
 * @example
 * finding('LINE_MISSING', { line: '货币资金' }).en; // => "The line “货币资金” is missing."
 */
export function finding(
  code: FindingCode,
  place: Place,
  words: Readonly<Record<string, string>> = {},
): Finding {
  const { severity, en, zh } = TEXTS[code];
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => ({ ...words, ...place })[key] ?? '');
  return { code, severity, ...place, en: fill(en), zh: fill(zh) };
}
