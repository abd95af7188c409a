import { creditCodeFault } from '../../engine/credit-code.ts';
import { spoken } from '../spreadsheets/places.ts';
import { type FileFinding, fileFinding } from '../statements/files/file-findings.ts';
import type { FileStatement } from '../statements/files/file-statement.ts';
import type { Identified } from './check-statement.ts';

/** What was chosen beside the file. */
type Chosen = { readonly uscc: string | undefined; readonly fiscalYear: number | undefined };

/** Whose statement each of a file is and of which year; the same one twice is an error. */
export function identify(statements: readonly FileStatement[], chosen: Chosen): Identified[] {
  const seen = new Map<string, FileStatement>();
  return statements.map((statement) => {
    const owner = ownerOf(statement, chosen);
    const year = yearOf(statement, chosen);
    const findings = [...owner.findings, ...year.findings];
    const { uscc, fiscalYear } = { ...owner, ...year };
    const key = `${uscc} ${fiscalYear}`;
    const first = uscc === undefined || fiscalYear === undefined ? undefined : seen.get(key);
    if (first !== undefined) {
      const words = { year: fiscalYear ?? '', first: spoken(first.place) };
      findings.push(fileFinding('STATEMENT_REPEATED', statement.place, words));
    }
    seen.set(key, first ?? statement);
    return { statement, uscc, fiscalYear, findings };
  });
}

function ownerOf(
  { uscc, place }: FileStatement,
  chosen: Chosen,
): { uscc: string | undefined; findings: FileFinding[] } {
  if (uscc === undefined) {
    const missing = chosen.uscc === undefined ? [fileFinding('CODE_MISSING', place)] : [];
    return { uscc: chosen.uscc, findings: missing };
  }
  const code = uscc.text.toUpperCase();
  const words = { text: uscc.text };
  if (creditCodeFault(code) !== undefined) {
    return { uscc: undefined, findings: [fileFinding('CODE_INVALID', uscc.place, words)] };
  }
  const isOther = chosen.uscc !== undefined && chosen.uscc !== code;
  return {
    uscc: code,
    findings: isOther ? [fileFinding('CODE_DIFFERS', uscc.place, words)] : [],
  };
}

function yearOf(
  { fiscalYear, place }: FileStatement,
  chosen: Chosen,
): { fiscalYear: number | undefined; findings: FileFinding[] } {
  if (fiscalYear === undefined) {
    const missing = chosen.fiscalYear === undefined ? [fileFinding('YEAR_MISSING', place)] : [];
    return { fiscalYear: chosen.fiscalYear, findings: missing };
  }
  const [, digits] = /^(20\d{2})年?度?$/.exec(fiscalYear.text) ?? [];
  const words = { text: fiscalYear.text, year: chosen.fiscalYear ?? '' };
  if (digits === undefined) {
    const unreadable = fileFinding('YEAR_UNREADABLE', fiscalYear.place, words);
    return { fiscalYear: undefined, findings: [unreadable] };
  }
  const year = Number(digits);
  const isOther = chosen.fiscalYear !== undefined && chosen.fiscalYear !== year;
  return {
    fiscalYear: year,
    findings: isOther ? [fileFinding('YEAR_DIFFERS', fiscalYear.place, words)] : [],
  };
}
