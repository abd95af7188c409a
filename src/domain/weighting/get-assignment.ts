import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeNode, describeWork, getWork } from './assignment.ts';
import type { Assignment } from './judgment-schemas.ts';

/** What the expert is asked to judge, what they said so far, and what it comes to. */
export async function getAssignment({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<Assignment> {
  requirePermission(ctx, 'weighting:judge');
  return read(ctx, async (trx) => {
    const work = await getWork(trx, ctx, draftId);
    return {
      ...describeWork(work),
      ...work.dialect,
      nodes: work.nodes.map((node) => describeNode(work, node)),
    };
  });
}
