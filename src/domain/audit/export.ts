import { listAuditRecords, listChainHeads } from '../../db/audit.ts';
import type { AuditRecordRow } from '../../db/audit-tables.ts';
import { findCounty } from '../../db/counties.ts';
import { holdSnapshot, inScope, type Trx } from '../../db/transaction.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { read } from '../change.ts';
import type { Context, House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { operatorScope } from '../operator.ts';
import { requirePermission } from '../permissions.ts';

/**
 * The audit trail of a county as lines of JSON: each record as it was hashed, with its hash, and at
 * the end a checkpoint over the heads of all chains, so that a chain that lost its end is found too.
 */
export async function exportAudit({ ctx }: { ctx: Context }): Promise<readonly string[]> {
  const { countyCode } = requirePermission(ctx, 'audit:export');
  return read(ctx, (trx) => trail(trx, countyCode, ctx.now()));
}

/** The same, for the operator of the machine that the database is on. */
export async function exportAuditOfMachine({
  house,
  input: { countyCode },
}: {
  house: Pick<House, 'db' | 'now'>;
  input: { countyCode: string };
}): Promise<readonly string[]> {
  const at = house.now();
  return inScope(house.db, operatorScope(countyCode, at), async (trx) => {
    const lines = await trail(trx, countyCode, at);
    if ((await findCounty(trx, countyCode)) === undefined) throw new DomainError('NOT_FOUND');
    return lines;
  });
}

async function trail(trx: Trx, countyCode: string, at: Date): Promise<readonly string[]> {
  // Records and heads are read one after the other, and writers do not wait for it.
  await holdSnapshot(trx);
  const records = (await listAuditRecords(trx, countyCode)).map(lineOf);
  const heads = await listChainHeads(trx, countyCode);
  const checkpoint = { checkpoint: heads, countyCode, at: at.toISOString() };
  const hash = await sha256(canonicalJson(checkpoint));
  return [...records, canonicalJson({ ...checkpoint, hash })];
}

/**
 * The line of a record. One whose text does not say what its columns say leaves without its hash, so
 * that verification stops there: somebody changed the row.
 */
function lineOf({ record, recordedAt, hash, ...row }: AuditRecordRow): string {
  const at = recordedAt.toISOString();
  const said = { ...parsed(record), ...row, at, hash: undefined };
  return canonicalJson(said) === record ? canonicalJson({ ...said, hash }) : record;
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
