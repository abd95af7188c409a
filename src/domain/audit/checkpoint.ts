import { z } from 'zod';
import { listChainHeads } from '../../db/audit.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { instantSchema } from '../schemas.ts';

export const checkpointSchema = z
  .strictObject({
    checkpointId: z.string(),
    digest: z.string().meta({
      description: 'SHA-256 of the heads, as an export made at this moment lists them',
    }),
    chains: z.int(),
    records: z.int(),
    at: instantSchema,
  })
  .meta({ id: 'AuditCheckpoint', description: 'Where every audit chain of the county stood' });
export type AuditCheckpoint = z.infer<typeof checkpointSchema>;

/** Writes into the trail itself where every chain stands, as a receipt that is kept elsewhere too. */
export async function checkpointAudit({
  ctx,
}: {
  ctx: Context;
}): Promise<Changed<AuditCheckpoint>> {
  const { countyCode } = requirePermission(ctx, 'audit:export');
  const request = { verb: 'audit.checkpoint', input: {}, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const heads = await listChainHeads(trx, countyCode);
    const digest = await sha256(canonicalJson(heads));
    const records = heads.reduce((total, { seq }) => total + seq, 0);
    const details = { digest, chains: heads.length, records };
    const checkpointId = ctx.newId('chk');
    return {
      value: { checkpointId, ...details, at: ctx.now().toISOString() },
      audit: {
        action: 'audit.checkpoint',
        subject: checkpointId,
        basis: '高政办字〔2022〕21号 第 10 项',
        details,
      },
    };
  });
}
