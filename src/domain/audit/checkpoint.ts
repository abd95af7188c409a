import { z } from 'zod';
import { listChainHeads } from '../../db/audit.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { instantSchema } from '../schemas.ts';
import { CHECKPOINT_ACTION, digestOfHeads } from './recorded-checkpoint.ts';

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
    const digest = await digestOfHeads(heads);
    const records = heads.reduce((total, { seq }) => total + seq, 0);
    const receipt = { digest, chains: heads.length, records };
    const lengths = Object.fromEntries(heads.map(({ chain, seq }) => [chain, seq]));
    const checkpointId = ctx.newId('chk');
    return {
      value: { checkpointId, ...receipt, at: ctx.now().toISOString() },
      audit: {
        action: CHECKPOINT_ACTION,
        subject: checkpointId,
        basis: '高政办字〔2022〕21号 第 10 项',
        details: { ...receipt, lengths },
      },
    };
  });
}
