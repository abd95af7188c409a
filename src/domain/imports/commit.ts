import { lockChains } from '../../db/audit.ts';
import type { ImportItemRow } from '../../db/import-tables.ts';
import { type CommittedImportRow, insertImportCommit, listImportItems } from '../../db/imports.ts';
import { listStatementsOf } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import { readStatement } from '../../engine/statement.ts';
import { type AuditEntry, appendAudits } from '../audit/append.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { readStatedFacts } from '../facts/read.ts';
import { requirePermission } from '../permissions.ts';
import { report, type Tell } from '../progress.ts';
import {
  documentWithDigest,
  type Filing,
  newStatementRow,
  recordStatements,
  submissionEntry,
} from '../statements/record.ts';
import { submitStatementInput } from '../statements/schemas.ts';
import { describeImport, getImportRow } from './describe.ts';
import type { StatementImport } from './schemas.ts';

/**
 * Files the statements of an import, all of them or none, in one transaction: each in the chain of its
 * cooperative, those that are on record already left out.
 */
export async function commitImport({
  ctx,
  input: { importId },
  tell,
}: {
  ctx: Context;
  input: { importId: string };
  /** How many statements were written; none of them is filed before all are. */
  tell?: Tell | undefined;
}): Promise<Changed<StatementImport>> {
  const actor = requirePermission(ctx, 'statements:submit');
  const request = { verb: 'imports.commit', input: { importId }, chain: importId };
  return change(ctx, request, async (trx) => {
    const { countyCode } = actor;
    const row = await getImportRow(trx, ctx, importId);
    requireCommittable(row);
    const items = await listImportItems(trx, countyCode, importId);
    const filed = items.filter(({ outcome }) => outcome !== 'unchanged');
    let done = 0;
    for (const batch of roundsOf(filed).flatMap(inBatches)) {
      await fileBatch(trx, ctx, importId, batch);
      done += batch.length;
      await report(tell, { done, of: filed.length });
    }
    const committedAt = ctx.now();
    await insertImportCommit(trx, { countyCode, importId, committedBy: actor.id, committedAt });
    const audit = {
      action: 'import.commit',
      subject: importId,
      basis: '山东省农民专业合作社条例 第二十九条',
      details: { fileDigest: row.fileDigest, filed: filed.length },
    };
    return { value: describeImport({ ...row, committedAt }), audit };
  });
}

function requireCommittable({ isAcceptable, committedAt }: CommittedImportRow): void {
  if (committedAt !== null) throw new DomainError('IMPORT_COMMITTED');
  if (!isAcceptable) throw new DomainError('IMPORT_NOT_ACCEPTABLE');
}

/** In each round one statement of a cooperative, the earlier years first. */
function roundsOf(items: readonly ImportItemRow[]): ImportItemRow[][] {
  const rounds: ImportItemRow[][] = [];
  const seen = new Map<string | null, number>();
  for (const item of items.toSorted((a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0))) {
    const round = seen.get(item.uscc) ?? 0;
    seen.set(item.uscc, round + 1);
    rounds[round] ??= [];
    rounds[round].push(item);
  }
  return rounds;
}

/** How many are held in memory at once. */
const BATCH = 500;

const inBatches = (items: readonly ImportItemRow[]): ImportItemRow[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  );

/** With the chains of the cooperatives locked, so that revisions count up without a gap. */
async function fileBatch(
  trx: Trx,
  ctx: Context,
  importId: string,
  items: readonly ImportItemRow[],
): Promise<void> {
  const { countyCode, id, role, organisation } = ctx.actor;
  const usccs = items.flatMap(({ uscc }) => uscc ?? []);
  const heads = await lockChains(trx, countyCode, usccs);
  const itemOf = new Map(items.map((item) => [item.uscc, item]));
  await requireUntouched(trx, countyCode, usccs, items);
  const filings: Filing[] = [];
  const entries: { head: (typeof heads)[number]; entry: AuditEntry }[] = [];
  for (const head of heads) {
    const item = itemOf.get(head.chain);
    if (item === undefined) continue;
    const filing = await filingOf(ctx, item);
    filings.push(filing);
    entries.push({ head, entry: submissionEntry(filing.row, { importId }) });
  }
  await recordStatements(trx, filings);
  const { requestId } = ctx;
  const origin = { countyCode, actor: id, role, organisation, requestId, at: ctx.now() };
  await appendAudits(trx, origin, entries);
}

/** What was checked is filed only on top of what it was checked against. */
async function requireUntouched(
  trx: Trx,
  countyCode: string,
  usccs: readonly string[],
  items: readonly ImportItemRow[],
): Promise<void> {
  const years = new Set(items.flatMap(({ fiscalYear }) => fiscalYear ?? []));
  const onRecord = await listStatementsOf(trx, countyCode, usccs, [...years]);
  const key = (of: Pick<ImportItemRow, 'uscc' | 'fiscalYear'>) => `${of.uscc} ${of.fiscalYear}`;
  const newest = new Map(onRecord.toReversed().map((row) => [key(row), row.revision]));
  const isTouched = items.some((item) => (newest.get(key(item)) ?? 0) !== item.earlierRevision);
  if (isTouched) throw new DomainError('IMPORT_STALE');
}

async function filingOf(ctx: Context, item: ImportItemRow): Promise<Filing> {
  const filed = submitStatementInput.parse(JSON.parse(item.document ?? ''));
  const { document, documentDigest } = await documentWithDigest(filed);
  const uscc = item.uscc ?? '';
  const revision = item.earlierRevision + 1;
  return {
    row: newStatementRow(ctx, { uscc, filed, document, documentDigest, revision }),
    statement: readStatement(filed),
    facts: readStatedFacts(filed.facts ?? {}, ['cooperative'], '/facts'),
  };
}
