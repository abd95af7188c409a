import type { Grid } from '../../spreadsheets/grid.ts';
import { readSheets } from '../../spreadsheets/read-sheets.ts';
import { type FileFinding, fileFinding, refuseStatements } from './file-findings.ts';
import type { FileStatement } from './file-statement.ts';
import { namedForms } from './form-names.ts';
import { readJsonStatements } from './json-file.ts';
import { isListHeading, readList } from './list-sheet.ts';
import { readSingleStatement } from './single-statement.ts';

/** A file as far as it could be read. */
export type StatementFile = {
  readonly format: 'xlsx' | 'csv' | 'json';
  readonly statements: readonly FileStatement[];
  /** What goes for the whole file or a sheet of it. */
  readonly findings: readonly FileFinding[];
};

export const STATEMENTS_MAX = 5000;

/**
 * Reads the statements of a file: a workbook, CSV or JSON, told by its bytes and not by its name. It
 * has the forms of one statement as they are printed, or a list of statements, one a row.
 *
 * @throws {FileRefusal} if nothing of it can be read
 */
export function readStatementFile(bytes: Uint8Array): StatementFile {
  const file = readBytes(bytes);
  if (file.statements.length > STATEMENTS_MAX)
    throw refuseStatements('TOO_MANY', { max: STATEMENTS_MAX });
  return file;
}

function readBytes(bytes: Uint8Array): StatementFile {
  const read = readSheets(bytes);
  if (read.format === 'json') {
    return { format: 'json', statements: readJsonStatements(read.value), findings: [] };
  }
  return { format: read.format, ...readGrids(read.grids) };
}

type Read = Omit<StatementFile, 'format'>;

function readGrids(filled: readonly Grid[]): Read {
  const forms = namedForms();
  const grids = filled.filter(({ isHidden }) => !isHidden);
  const hidden = filled
    .filter(({ isHidden }) => isHidden)
    .map(({ sheet }) => fileFinding('SHEET_HIDDEN', { sheet, cell: null }, { name: sheet ?? '' }));
  const lists = grids.flatMap((grid) => {
    const heading = grid.rows.find(isListHeading);
    return heading === undefined ? [] : [readList(grid, heading, forms)];
  });
  if (lists.length === 0) {
    return { statements: [readSingleStatement(grids, forms)], findings: hidden };
  }
  return {
    statements: lists.flatMap(({ statements }) => statements),
    findings: [...hidden, ...lists.flatMap(({ findings }) => findings)],
  };
}
