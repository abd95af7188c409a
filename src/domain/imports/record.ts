import type { ImportItemRow, ImportRow } from '../../db/import-tables.ts';
import { insertImport } from '../../db/imports.ts';
import type { Trx } from '../../db/transaction.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import type { FileFinding } from '../statements/files/file-findings.ts';
import type { Item } from './check-all.ts';
import { describeImport } from './describe.ts';
import type { StatementImport } from './schemas.ts';

/** What was checked, file or form. */
export type Checked = {
  readonly fileName: string;
  readonly fileDigest: string;
  readonly format: ImportRow['format'];
  /** What goes for the whole file. */
  readonly findings: readonly FileFinding[];
  readonly items: readonly Item[];
};

type Recording = {
  readonly verb: string;
  readonly input: unknown;
  readonly checked: Checked;
  /** What is kept beside the import. */
  readonly keep?: (trx: Trx, importId: string) => Promise<void>;
};

/** Keeps what was found, and what filing it would do, as an import that is committed or not. */
export async function recordImport(
  ctx: Context,
  { verb, input, checked, keep }: Recording,
): Promise<Changed<StatementImport>> {
  const importId = ctx.newId('imp');
  return change(ctx, { verb, input, chain: importId }, async (trx) => {
    const row = rowOf(ctx, importId, checked);
    await insertImport(trx, row, checked.items.map(itemRow(row)));
    await keep?.(trx, importId);
    const { fileDigest, statements, refused } = row;
    const audit = {
      action: 'import.create',
      subject: importId,
      basis: '山东省农民专业合作社条例 第二十九条',
      details: { fileDigest, statements, refused },
    };
    return { value: describeImport({ ...row, committedAt: null }), audit };
  });
}

function rowOf({ actor, now }: Context, importId: string, checked: Checked): ImportRow {
  const { findings, items, ...said } = checked;
  const count = (outcome: Item['outcome']) => items.filter((it) => it.outcome === outcome).length;
  const refused = count('refused');
  const isSound = findings.every(({ severity }) => severity !== 'error');
  return {
    ...said,
    countyCode: actor.countyCode,
    importId,
    findings: JSON.stringify(findings),
    statements: items.length,
    corrections: count('correction'),
    unchanged: count('unchanged'),
    refused,
    isAcceptable: isSound && refused === 0 && items.length > 0,
    createdBy: actor.id,
    role: actor.role,
    organisation: actor.organisation ?? '',
    createdAt: now(),
  };
}

const itemRow =
  ({ countyCode, importId }: ImportRow) =>
  (item: Item, i: number): ImportItemRow => ({
    countyCode,
    importId,
    position: i + 1,
    uscc: item.uscc ?? null,
    fiscalYear: item.fiscalYear ?? null,
    ...item.statement.place,
    outcome: item.outcome,
    earlierRevision: item.earlierRevision,
    document: item.document,
    findings: JSON.stringify(item.findings),
    changes: JSON.stringify(item.changes),
  });
