import { jsonPointer } from './json-pointer.ts';
import type { StatementFormFile, StatementLine } from './model-schema.ts';
import { statementForm, statementFormIds } from './models.ts';
import { fenOf } from './money.ts';
import { type Finding, finding } from './statement-findings.ts';

/** The two columns of a balance sheet. */
export const COLUMNS = ['opening', 'closing'] as const;
export type Column = (typeof COLUMNS)[number];

/** A cell: integer fen, null for an empty cell, undefined for one that could not be read. */
export type Cell = number | null | undefined;

/** Amounts of the lines that were found, by line id. */
export type BalanceSheet = ReadonlyMap<string, Readonly<Record<Column, Cell>>>;
export type SurplusStatement = ReadonlyMap<string, Cell>;

/** A statement as far as it could be read, with what was found on the way. */
export type ReadStatement = {
  readonly form: StatementFormFile | undefined;
  readonly balanceSheet: BalanceSheet;
  /** Absent where only the balance sheet was filed. */
  readonly surplusStatement: SurplusStatement | undefined;
  readonly findings: readonly Finding[];
};

/** A statement that has not the shape of one at all. */
export class StatementShapeError extends Error {
  override readonly name = 'StatementShapeError';

  constructor(
    readonly pointer: string,
    message: string,
    readonly messageZh: string,
  ) {
    super(message);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Statement reading: matches lines by name to the lines of the form (numbering, "减:" and width of
 * brackets do not matter, row numbers are not looked at) and reads amounts exact to the fen.
 *
 * @param input `{form, lines: {name: {opening, closing}}, surplus?: {name: amount}}`, amounts as
 *   decimal strings in yuan or null; further keys are not read
 * @returns the amounts with findings FORM_UNKNOWN, LINE_UNKNOWN, LINE_MISSING, AMOUNT_INVALID
 * @throws {StatementShapeError} if `form` or `lines` is not there at all, if a `unit` is given that is
 *   not yuan, or a line has a column that balance sheets do not have
 * @example
 * readStatement({ form: '1999', lines: {} }).findings[0].code; // => "FORM_UNKNOWN"
 */
export function readStatement(input: unknown): ReadStatement {
  const fields = fieldsOf(input, '');
  const lines = fieldsOf(fields.lines, '/lines');
  if (fields.unit !== undefined && fields.unit !== 'yuan') {
    throw new StatementShapeError('/unit', 'amounts are given in yuan', '金额应以元为单位');
  }
  if (typeof fields.form !== 'string') {
    throw new StatementShapeError('/form', 'form must be a text', 'form 应为文本');
  }
  const form = statementFormIds().includes(fields.form) ? statementForm(fields.form) : undefined;
  if (form === undefined) return unknownForm();
  const balance = matchLines(form.balanceSheet, lines, readColumns);
  if (fields.surplus === undefined || fields.surplus === null) {
    const { amounts, findings } = balance;
    return { form, balanceSheet: amounts, surplusStatement: undefined, findings };
  }
  const surplus = fieldsOf(fields.surplus, '/surplus');
  const { amounts, findings } = matchLines(form.surplusStatement, surplus, readCell);
  return {
    form,
    balanceSheet: balance.amounts,
    surplusStatement: amounts,
    findings: [...balance.findings, ...findings],
  };
}

function unknownForm(): ReadStatement {
  return {
    form: undefined,
    balanceSheet: new Map(),
    surplusStatement: undefined,
    findings: [finding('FORM_UNKNOWN', {}, { forms: statementFormIds().join(', ') })],
  };
}

type CellReader<Amounts> = (value: unknown, line: string, findings: Finding[]) => Amounts;

function matchLines<Amounts>(
  formLines: readonly StatementLine[],
  given: Fields,
  readAmounts: CellReader<Amounts>,
): { amounts: ReadonlyMap<string, Amounts>; findings: readonly Finding[] } {
  const byName = new Map(
    formLines.flatMap((line) =>
      [line.zh, ...(line.aliases ?? [])].map((name) => [plainName(name), line]),
    ),
  );
  const amounts = new Map<string, Amounts>();
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(given)) {
    const line = byName.get(plainName(name));
    if (line === undefined || amounts.has(line.id)) {
      findings.push(finding('LINE_UNKNOWN', { line: name }));
    } else {
      amounts.set(line.id, readAmounts(value, line.zh, findings));
    }
  }
  const missing = formLines.filter((line) => !amounts.has(line.id));
  findings.push(...missing.map((line) => finding('LINE_MISSING', { line: line.zh })));
  return { amounts, findings };
}

/**
 * Plain name: a line's name without numbering, sign words, spaces and differences of character
 * width, by which lines are matched.
 *
 * @param name as it is printed on the form
 * @returns the name that is compared
 * @example
 * plainName(' 减： 累计折旧'); // => "累计折旧"
 */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[一二三四五六七八九十]+[、.]/, '')
    .replace(/^[(]?(减|加|其中)[)]?:/, '');
}

function readColumns(value: unknown, line: string, findings: Finding[]): Record<Column, Cell> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.push(finding('AMOUNT_INVALID', { line }));
    return { opening: undefined, closing: undefined };
  }
  const cells = value as Fields;
  const other = Object.keys(cells).find((key) => key !== 'opening' && key !== 'closing');
  if (other !== undefined) {
    const pointer = jsonPointer(['lines', line, other]);
    throw new StatementShapeError(pointer, 'unknown column', '未知的栏目');
  }
  return {
    opening: readCell(cells.opening, line, findings, 'opening'),
    closing: readCell(cells.closing, line, findings, 'closing'),
  };
}

function readCell(value: unknown, line: string, findings: Finding[], column?: Column): Cell {
  if (value === null || value === undefined) return null;
  const amountFen = typeof value === 'string' ? fenOf(value) : undefined;
  if (amountFen === undefined) {
    const actual = typeof value === 'string' ? value.slice(0, 40) : String(value).slice(0, 40);
    findings.push(finding('AMOUNT_INVALID', column ? { line, column, actual } : { line, actual }));
  }
  return amountFen;
}

function fieldsOf(value: unknown, pointer: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new StatementShapeError(pointer, 'must be a JSON object', '应为 JSON 对象');
}
