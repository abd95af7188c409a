import { listAuditRecords } from '../../db/audit.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';

/**
 * The audit trail of a county as lines of JSON: each record as it was hashed, with its hash, and at
 * the end a checkpoint over the heads of all chains, so that a chain that lost its end is found too.
 */
export async function exportAudit({ ctx }: { ctx: Context }): Promise<readonly string[]> {
  const { countyCode } = requirePermission(ctx, 'audit:export');
  const rows = await read(ctx, (trx) => listAuditRecords(trx, countyCode));
  const records = rows.map(({ record, hash }) =>
    canonicalJson({ ...(JSON.parse(record) as object), hash }),
  );
  const heads = new Map(rows.map(({ chain, seq, hash }) => [chain, { chain, seq, hash }]));
  const checkpoint = { checkpoint: [...heads.values()], countyCode, at: ctx.now().toISOString() };
  const hash = await sha256(canonicalJson(checkpoint));
  return [...records, canonicalJson({ ...checkpoint, hash })];
}
