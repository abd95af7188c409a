import type { DecidedStatementRow } from '../../db/statements.ts';
import type { CooperativeRow } from '../../db/tables.ts';
import { readFacts } from '../../engine/facts.ts';
import { type ReadStatement, readStatement } from '../../engine/statement.ts';
import { checkRead } from '../../engine/statement-check.ts';
import { canonicalJson } from '../canonical.ts';
import { describeIssues } from '../describe-issues.ts';
import { factIssues, factsOf } from '../facts/read.ts';
import { documentOf } from '../statements/describe.ts';
import { type FileFinding, fileFinding } from '../statements/files/file-findings.ts';
import type { FileStatement } from '../statements/files/file-statement.ts';
import { type SubmitStatementInput, submitStatementInput } from '../statements/schemas.ts';
import { changedAmounts } from './changes.ts';
import type { ChangedAmount, ImportedStatement } from './schemas.ts';

/** What a statement of a file is checked against. */
export type OnRecord = {
  readonly cooperative: CooperativeRow | undefined;
  /** The newest of the same year, whatever was decided on it. */
  readonly newest: DecidedStatementRow | undefined;
  readonly lastYear: ReadStatement | undefined;
  readonly lastEndedYear: number;
};

/** A statement of a file whose cooperative and year are known. */
export type Identified = {
  readonly statement: FileStatement;
  readonly uscc: string | undefined;
  readonly fiscalYear: number | undefined;
  readonly findings: readonly FileFinding[];
};

export type CheckedItem = Pick<ImportedStatement, 'outcome' | 'earlierRevision'> & {
  readonly document: string | null;
  readonly findings: readonly FileFinding[];
  readonly changes: readonly ChangedAmount[];
};

/** Everything that is found in a statement of a file, each at its cell, and what filing it would do. */
export function checkFileStatement(identified: Identified, onRecord: OnRecord): CheckedItem {
  const { statement, fiscalYear } = identified;
  const earlier = onRecord.newest && documentOf(onRecord.newest);
  // Facts of which a file says nothing stay as they were filed.
  const facts = statement.submission.facts ?? earlier?.facts;
  const submission = { ...statement.submission, fiscalYear, ...(facts !== undefined && { facts }) };
  const filed = submitStatementInput.safeParse(submission);
  const read = readStatement(statement.submission);
  const found = [
    ...identified.findings,
    ...statement.findings,
    ...standing(identified, onRecord),
    ...(filed.success || fiscalYear === undefined ? [] : ofShape(statement, filed.error.issues)),
    ...ofFacts(statement, filed.data),
    ...(isBlank(read) ? [fileFinding('NOTHING_FILLED', statement.place)] : []),
    ...ofAccounts(statement, read, onRecord.lastYear),
  ];
  const findings = onePerCell(found);
  const isRefused = findings.some(({ severity }) => severity === 'error') || !filed.success;
  const earlierRevision = onRecord.newest?.revision ?? 0;
  if (isRefused || !filed.success) {
    return { outcome: 'refused', earlierRevision, document: null, findings, changes: [] };
  }
  const document = canonicalJson(filed.data);
  if (earlier === undefined) {
    return { outcome: 'new', earlierRevision, document, findings, changes: [] };
  }
  const changes = changedAmounts(readStatement(earlier), read);
  const isSame =
    canonicalJson([earlier.form, earlier.facts]) === canonicalJson([read.form?.id, facts]);
  const outcome = changes.length === 0 && isSame ? 'unchanged' : 'correction';
  return { outcome, earlierRevision, document, findings, changes };
}

/** Whether the cooperative may file for that year at all. */
function standing(
  { statement, uscc, fiscalYear }: Identified,
  { cooperative, lastEndedYear }: OnRecord,
): FileFinding[] {
  const { place } = statement.uscc ?? statement;
  const yearPlace = statement.fiscalYear?.place ?? statement.place;
  const year = fiscalYear ?? lastEndedYear;
  const words = { year };
  if (uscc !== undefined && cooperative === undefined) {
    return [fileFinding('COOPERATIVE_UNKNOWN', place, { text: uscc })];
  }
  if (year > lastEndedYear) return [fileFinding('YEAR_NOT_ENDED', yearPlace, words)];
  const registered = Number(cooperative?.registeredOn.slice(0, 4) ?? 0);
  return year < registered ? [fileFinding('BEFORE_REGISTRATION', yearPlace, words)] : [];
}

/** A template that was sent back as it was. */
function isBlank({ balanceSheet, surplusStatement = new Map() }: ReadStatement): boolean {
  const amounts = [...balanceSheet.values()].flatMap(({ opening, closing }) => [opening, closing]);
  return [...amounts, ...surplusStatement.values()].every((amount) => amount == null);
}

const ofShape = (
  { place }: FileStatement,
  issues: Parameters<typeof describeIssues>[0],
): FileFinding[] =>
  describeIssues(issues).map(({ zh, en }) => fileFinding('SUBMISSION_INVALID', place, { zh, en }));

function ofFacts({ place }: FileStatement, filed: SubmitStatementInput | undefined): FileFinding[] {
  const { problems } = readFacts(factsOf(['cooperative']), filed?.facts ?? {});
  return factIssues(problems, '').map(({ zh, en }) =>
    fileFinding('SUBMISSION_INVALID', place, { zh, en }),
  );
}

function ofAccounts(
  statement: FileStatement,
  read: ReadStatement,
  lastYear: ReadStatement | undefined,
): FileFinding[] {
  return checkRead(read, lastYear).findings.map(({ code, severity, line, column, zh, en }) => {
    const { sheet, cell } = line === undefined ? statement.place : statement.placeOf(line, column);
    const of = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    return { code, severity, sheet, cell, ...of, zh, en };
  });
}

/** Errors first; what was found in a cell when it was read explains what is found in it later. */
function onePerCell(findings: readonly FileFinding[]): FileFinding[] {
  const unreadable = new Set(
    findings.filter(({ line }) => line === undefined).map(({ sheet, cell }) => `${sheet} ${cell}`),
  );
  const explained = findings.filter(
    ({ code, sheet, cell }) => code !== 'AMOUNT_INVALID' || !unreadable.has(`${sheet} ${cell}`),
  );
  const rank = ({ severity }: FileFinding) => (severity === 'error' ? 0 : 1);
  return explained.sort((a, b) => rank(a) - rank(b));
}
