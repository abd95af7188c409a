import { sha256OfBytes } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { listedUscc, requirePermission } from '../permissions.ts';
import type { Tell } from '../progress.ts';
import { FileRefusal } from '../spreadsheets/file-refusal.ts';
import { readStatementFile, type StatementFile } from '../statements/files/read-file.ts';
import { checkAll } from './check-all.ts';
import { identify } from './identify.ts';
import { recordImport } from './record.ts';
import { type CreateImportInput, createImportInput, type StatementImport } from './schemas.ts';

/**
 * Checks a file of statements without filing anything: what is found in it, and what filing it would
 * do, stays on record as an import that is committed or not.
 */
export async function createImport({
  ctx,
  input: { bytes, about },
  tell,
}: {
  ctx: Context;
  input: { bytes: Uint8Array<ArrayBuffer>; about: CreateImportInput };
  /** How many statements of the file were checked. */
  tell?: Tell | undefined;
}): Promise<Changed<StatementImport>> {
  const actor = requirePermission(ctx, 'statements:submit');
  const { fileName, fiscalYear, uscc } = createImportInput.parse(about);
  const chosen = { uscc: listedUscc(actor, uscc), fiscalYear };
  const file = readOrRefuse(bytes);
  const items = await checkAll(ctx, identify(file.statements, chosen), tell);
  const fileDigest = `sha256:${await sha256OfBytes(bytes)}`;
  const { format, findings } = file;
  return recordImport(ctx, {
    verb: 'imports.create',
    input: { about, fileDigest },
    checked: { fileName, fileDigest, format, findings, items },
  });
}

function readOrRefuse(bytes: Uint8Array): StatementFile {
  try {
    return readStatementFile(bytes);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, zh, en } = error.finding;
    throw new DomainError('FILE_UNREADABLE', [{ pointer: '', code, zh, en }]);
  }
}
