import type { StatementLine } from './model-schema.ts';
import { fenOf, yuanOf } from './money.ts';
import {
  type BalanceSheet,
  type ReadStatement,
  readStatement,
  type SurplusStatement,
} from './statement.ts';
import { type Finding, finding, type Place } from './statement-findings.ts';
import { checkSums, columnOf, sumOf, type Totals } from './statement-sums.ts';

export type Ratios = {
  readonly debtToAssets: number | null;
  readonly currentRatio: number | null;
  readonly cashRatio: number | null;
};

/** The answer to `heheng statement check`. */
export type StatementCheck = {
  readonly findings: readonly Finding[];
  readonly ratios: Ratios;
  readonly acceptable: boolean;
};

/**
 * Statement check: reads a statement and checks what its form lets one check: sums, balance,
 * plausibility, and the link to last year. Source: contracts of this project,
 * `heheng statement check`; accounting forms 财会〔2007〕15号 and 财会〔2021〕37号.
 *
 * Complexity: O(lines).
 *
 * @param input a statement, see readStatement
 * @param lastYear last year's statement of the same cooperative, where it is known
 * @returns findings (errors first), ratios at the end of the year, and whether there is no error
 * @throws {StatementShapeError} if the input has not the shape of a statement at all
 * @example
 * checkStatement({ form: '1999', lines: {} }).acceptable; // => false
 */
export function checkStatement(input: unknown, lastYear?: ReadStatement): StatementCheck {
  return checkRead(readStatement(input), lastYear);
}

/**
 * The same for a statement that was read already.
 *
 * @param statement the amounts that were read
 * @param lastYear last year's, where it is known
 * @returns as checkStatement
 * @example
 * checkRead(readStatement({ form: '1999', lines: {} })).findings.length; // => 1
 */
export function checkRead(statement: ReadStatement, lastYear?: ReadStatement): StatementCheck {
  const { form, balanceSheet, surplusStatement } = statement;
  if (form === undefined) {
    return { findings: statement.findings, ratios: NO_RATIOS, acceptable: false };
  }
  const totals = {
    opening: checkSums(columnOf(form.balanceSheet, balanceSheet, 'opening')),
    closing: checkSums(columnOf(form.balanceSheet, balanceSheet, 'closing')),
  };
  const found = [
    ...statement.findings,
    ...totals.opening.findings,
    ...totals.closing.findings,
    ...(surplusStatement === undefined
      ? []
      : checkSurplus(form.surplusStatement, surplusStatement, balanceSheet)),
    ...plausibility(totals.closing),
    ...comparedWithLastYear(form.balanceSheet, balanceSheet, lastYear),
  ];
  const balance = [
    ...checkBalance('UNBALANCED', totals.closing, found),
    ...checkBalance('OPENING_UNBALANCED', totals.opening, found),
  ];
  const findings = bySeverity([...balance, ...oneEachCell(found)]);
  return {
    findings,
    ratios: ratiosOf(totals.closing),
    acceptable: findings.every(({ severity }) => severity !== 'error'),
  };
}

const NO_RATIOS: Ratios = { debtToAssets: null, currentRatio: null, cashRatio: null };

/** The first finding of a cell stands: what is checked later only follows from it. */
function oneEachCell(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const it of findings) {
    const cell = `${it.line} ${it.column}`;
    if (!first.has(cell)) first.set(cell, it);
  }
  return [...first.values()];
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
}

function checkBalance(
  code: 'UNBALANCED' | 'OPENING_UNBALANCED',
  { effective }: Totals,
  found: readonly Finding[],
): Finding[] {
  const assets = effective('totalAssets');
  const expected = sumOf(['totalLiabilities', 'totalEquity'], effective);
  if (assets === undefined || expected === undefined || assets === expected) return [];
  const column = code === 'UNBALANCED' ? 'closing' : 'opening';
  const line = '资产总计';
  // One finding a cell: where the total itself does not add up, the balance is named without it.
  const taken = found.some((other) => other.line === line && other.column === column);
  const figures = { column, expected: yuanOf(expected), actual: yuanOf(assets) } as const;
  return [finding(code, taken ? figures : { line, ...figures })];
}

function plausibility({ effective }: Totals): Finding[] {
  const column = 'closing';
  const equity = effective('totalEquity');
  const findings: Finding[] = [];
  if (effective('shareCapital') === 0) {
    findings.push(finding('SHARE_CAPITAL_ZERO', { line: '股金', column }));
  }
  if (effective('accumulatedDepreciation') === 0 && (effective('fixedAssetsCost') ?? 0) > 0) {
    findings.push(finding('DEPRECIATION_ZERO', { line: '累计折旧', column }));
  }
  if (equity !== undefined && equity !== 0 && effective('undistributedSurplus') === equity) {
    findings.push(finding('EQUITY_ALL_UNDISTRIBUTED', { line: '未分配盈余', column }));
  }
  return findings;
}

function checkSurplus(
  lines: readonly StatementLine[],
  surplus: SurplusStatement,
  balanceSheet: BalanceSheet,
): Finding[] {
  const { effective, findings } = checkSums({ lines, cell: (id) => surplus.get(id) });
  const undistributed = balanceSheet.get('undistributedSurplus');
  const links = [
    ['undistributedSurplusAtStart', undistributed?.opening],
    ['undistributedSurplusAtEnd', undistributed?.closing],
  ] as const;
  const differing = links.flatMap(([id, inBalance]) => {
    const amount = effective(id);
    if (amount === undefined || inBalance === undefined || amount === (inBalance ?? 0)) return [];
    const line = lines.find((candidate) => candidate.id === id)?.zh ?? id;
    const figures = { expected: yuanOf(inBalance ?? 0), actual: yuanOf(amount) };
    return [finding('SURPLUS_DIFFERS_FROM_BALANCE_SHEET', { line, ...figures })];
  });
  return [...withNamedTrap(findings, lines, effective), ...differing];
}

/**
 * The law’s distributable surplus is what is left after reserves, the form’s what there was before:
 * where the form has the former, that is said, and not that two sums are wrong.
 */
function withNamedTrap(
  findings: readonly Finding[],
  lines: readonly StatementLine[],
  effective: (id: string) => number | undefined,
): readonly Finding[] {
  const reserve = effective('surplusReserveAppropriation') ?? 0;
  const isOff = ({ code, line, actual = '', expected = '' }: Finding, id: string, by: number) =>
    code === 'SUM_MISMATCH' &&
    line === lines.find((candidate) => candidate.id === id)?.zh &&
    (fenOf(actual) ?? 0) - (fenOf(expected) ?? 0) === by;
  const trap = findings.find((it) => reserve !== 0 && isOff(it, 'distributableSurplus', -reserve));
  if (trap === undefined) return findings;
  return findings
    .filter((it) => !isOff(it, 'undistributedSurplusAtEnd', reserve))
    .map((it) => (it === trap ? finding('DISTRIBUTABLE_AFTER_RESERVES', placeOf(it)) : it));
}

const placeOf = ({ line, expected, actual }: Finding): Place => ({
  ...(line !== undefined && { line }),
  ...(expected !== undefined && { expected }),
  ...(actual !== undefined && { actual }),
});

function comparedWithLastYear(
  lines: readonly StatementLine[],
  balanceSheet: BalanceSheet,
  lastYear: ReadStatement | undefined,
): Finding[] {
  if (lastYear === undefined) return [];
  return lines.flatMap((line) => {
    const opening = balanceSheet.get(line.id)?.opening;
    const closing = lastYear.balanceSheet.get(line.id)?.closing;
    if (opening === undefined || closing === undefined) return [];
    if ((opening ?? 0) === (closing ?? 0)) return [];
    const place = { line: line.zh, column: 'opening' } as const;
    const figures = { expected: yuanOf(closing ?? 0), actual: yuanOf(opening ?? 0) };
    return [finding('OPENING_DIFFERS_FROM_LAST_CLOSING', { ...place, ...figures })];
  });
}

function ratiosOf({ effective }: Totals): Ratios {
  const ratio = (numerator: string, denominator: string): number | null => {
    const [above, below] = [effective(numerator), effective(denominator)];
    return above === undefined || below === undefined || below === 0 ? null : above / below;
  };
  return {
    debtToAssets: ratio('totalLiabilities', 'totalAssets'),
    currentRatio: ratio('currentAssets', 'currentLiabilities'),
    cashRatio: ratio('cash', 'currentLiabilities'),
  };
}
