import type { ImportItemRow } from '../../db/import-tables.ts';
import { type CommittedImportRow, findImport } from '../../db/imports.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { ImportedStatement, StatementImport } from './schemas.ts';

/** An import of the actor's own organisation; one of somebody else is not there. */
export async function getImportRow(
  trx: Trx,
  { actor }: Context,
  importId: string,
): Promise<CommittedImportRow> {
  const row = await findImport(trx, actor.countyCode, importId);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}

export function describeImport(row: CommittedImportRow): StatementImport {
  const { countyCode: _c, role: _r, organisation: _o, ...said } = row;
  return {
    ...said,
    state: row.committedAt === null ? 'checked' : 'committed',
    findings: JSON.parse(row.findings) as StatementImport['findings'],
    createdAt: row.createdAt.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
  };
}

export function describeItem(row: ImportItemRow): ImportedStatement {
  const { countyCode: _c, importId: _i, document: _d, ...said } = row;
  return {
    ...said,
    findings: JSON.parse(row.findings) as ImportedStatement['findings'],
    changes: JSON.parse(row.changes) as ImportedStatement['changes'],
  };
}
