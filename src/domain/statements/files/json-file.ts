import { jsonPointer } from '../../../engine/json-pointer.ts';
import { describeIssues } from '../../describe-issues.ts';
import { WHOLE_FILE } from '../../spreadsheets/places.ts';
import { submitStatementInput } from '../schemas.ts';
import { fileFinding } from './file-findings.ts';
import type { FileStatement } from './file-statement.ts';

/*
 * Statements as the interface takes them: one, or a list of them, each of which may name its
 * cooperative as `uscc`.
 */

/** The statements of a JSON value; places in it are JSON pointers. */
export function readJsonStatements(parsed: unknown): FileStatement[] {
  return Array.isArray(parsed)
    ? parsed.map((value, i) => statementOf(value, jsonPointer([String(i)])))
    : [statementOf(parsed, '')];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function statementOf(value: unknown, pointer: string): FileStatement {
  const { uscc, ...submission } = isObject(value) ? value : { uscc: undefined };
  const read = submitStatementInput.safeParse(submission);
  const at = (path: string) => ({ sheet: null, cell: `${pointer}${path}` });
  const labels = typeof uscc === 'string' ? { uscc: { text: uscc, place: at('/uscc') } } : {};
  if (!read.success) {
    const findings = describeIssues(read.error.issues, '').map((issue) =>
      fileFinding('SUBMISSION_INVALID', at(issue.pointer), { zh: issue.zh, en: issue.en }),
    );
    const empty = { form: '', lines: {} };
    return { ...labels, place: at(''), submission: empty, findings, placeOf: () => WHOLE_FILE };
  }
  const { fiscalYear, ...rest } = read.data;
  return {
    ...labels,
    fiscalYear: { text: String(fiscalYear), place: at('/fiscalYear') },
    place: at(''),
    submission: JSON.parse(JSON.stringify(rest)) as FileStatement['submission'],
    findings: [],
    placeOf: (line, column) => {
      const sheet = line in rest.lines || column !== undefined ? 'lines' : 'surplus';
      return at(jsonPointer(column === undefined ? [sheet, line] : [sheet, line, column]));
    },
  };
}
