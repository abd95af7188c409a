import { decodeText, readCsv } from './csv.ts';
import { type FileFinding, fileFinding, refuseFile } from './file-findings.ts';
import type { FileStatement } from './file-statement.ts';
import { namedForms } from './form-names.ts';
import type { Grid } from './grid.ts';
import { readJsonStatements } from './json-file.ts';
import { isListHeading, readList } from './list-sheet.ts';
import { readSingleStatement } from './single-statement.ts';
import { readWorkbook } from './workbook.ts';

/** A file as far as it could be read. */
export type StatementFile = {
  readonly format: 'xlsx' | 'csv' | 'json';
  readonly statements: readonly FileStatement[];
  /** What goes for the whole file or a sheet of it. */
  readonly findings: readonly FileFinding[];
};

export const FILE_MAX_BYTES = 16 * 1024 * 1024;
export const STATEMENTS_MAX = 5000;

const ARCHIVE = [0x50, 0x4b];
/** Compound files: workbooks before 2007, and those with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads the statements of a file: a workbook, CSV or JSON, told by its bytes and not by its name. It
 * has the forms of one statement as they are printed, or a list of statements, one a row.
 *
 * @throws {FileRefusal} if nothing of it can be read
 */
export function readStatementFile(bytes: Uint8Array): StatementFile {
  if (bytes.length > FILE_MAX_BYTES)
    throw refuseFile('TOO_LARGE', { max: FILE_MAX_BYTES / 2 ** 20 });
  const file = readBytes(bytes);
  if (file.statements.length > STATEMENTS_MAX)
    throw refuseFile('TOO_MANY', { max: STATEMENTS_MAX });
  return file;
}

function readBytes(bytes: Uint8Array): StatementFile {
  const startsWith = (signature: readonly number[]) => signature.every((it, i) => bytes[i] === it);
  if (startsWith(COMPOUND)) throw refuseFile('OLD_OR_ENCRYPTED');
  if (startsWith(ARCHIVE)) return { format: 'xlsx', ...readGrids(readWorkbook(bytes)) };
  const text = decodeText(bytes);
  if (/^\s*[[{]/.test(text)) {
    return { format: 'json', statements: readJsonStatements(text), findings: [] };
  }
  return { format: 'csv', ...readGrids([readCsv(text)]) };
}

type Read = Omit<StatementFile, 'format'>;

function readGrids(all: readonly Grid[]): Read {
  const forms = namedForms();
  const filled = all.filter(({ rows }) => rows.length > 0);
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
