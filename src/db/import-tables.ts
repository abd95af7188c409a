import type { GeneratedAlways, Insertable, Selectable } from 'kysely';

/* Files of statements that were checked, what is in them, and that they were filed. */

type StatementImportTable = {
  countyCode: string;
  importId: string;
  fileName: string;
  fileDigest: string;
  format: 'xlsx' | 'csv' | 'json' | 'form';
  /** What goes for the whole file, as JSON. */
  findings: string;
  statements: number;
  corrections: number;
  unchanged: number;
  refused: number;
  isAcceptable: boolean;
  createdBy: string;
  role: string;
  organisation: string;
  createdAt: Date;
};

type StatementImportItemTable = {
  countyCode: string;
  importId: string;
  /** From 1, in the order of the file. */
  position: number;
  uscc: string | null;
  fiscalYear: number | null;
  sheet: string | null;
  cell: string | null;
  outcome: 'new' | 'correction' | 'unchanged' | 'refused';
  /** The newest revision on record when the file was checked; 0 where there was none. */
  earlierRevision: number;
  /** What will be filed, as canonical JSON; null where it is refused before that. */
  document: string | null;
  findings: string;
  changes: string;
};

type StatementImportCommitTable = {
  countyCode: string;
  importId: string;
  isAcceptable: GeneratedAlways<boolean>;
  committedBy: string;
  committedAt: Date;
};

type FilledFormTable = {
  countyCode: string;
  importId: string;
  uscc: string;
  fiscalYear: number;
  form: string;
  /** What was typed in each field, as JSON. */
  typed: string;
};

export type ImportTables = {
  statementImport: StatementImportTable;
  statementImportItem: StatementImportItemTable;
  statementImportCommit: StatementImportCommitTable;
  filledForm: FilledFormTable;
};

export type ImportRow = Selectable<StatementImportTable>;
export type FilledFormRow = Selectable<FilledFormTable>;
export type ImportItemRow = Selectable<StatementImportItemTable>;
export type NewImportCommit = Insertable<StatementImportCommitTable>;
