import { insertFinish } from '../../db/panels.ts';
import { nodeStanding } from '../../engine/judged-node.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeNode, describeWork, type ExpertWork, getWork } from './assignment.ts';
import { BASIS, chainOf } from './draft.ts';
import type { Assignment } from './judgment-schemas.ts';
import { idsOf } from './panel.ts';
import { whyUnusable } from './why-unusable.ts';

/**
 * The expert says that they are done. Nodes may be left out whole; one that was begun must be usable,
 * so that nobody's work is lost by mistake.
 */
export async function finishJudging({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<Changed<Assignment>> {
  const { countyCode, id: expertId } = requirePermission(ctx, 'weighting:judge');
  const { history } = await read(ctx, (trx) => getWork(trx, ctx, draftId));
  const verb = 'weighting.finish-judging';
  const request = { verb, input: { draftId }, chain: chainOf(history.draft) };
  return change(ctx, request, async (trx) => {
    const work = await getWork(trx, ctx, draftId);
    if (!work.isOpen) throw new DomainError('ROUND_NOT_OPEN');
    const issues = work.nodes.flatMap((node) => unusable(work, node));
    if (issues.length > 0) throw new DomainError('JUDGMENTS_UNUSABLE', issues);
    const { round } = work.round;
    const finishedAt = ctx.now();
    await insertFinish(trx, { countyCode, draftId, round, expertId, finishedAt });
    const done = { ...work, isOpen: false, expert: { ...work.expert, finishedAt } };
    const value = {
      ...describeWork(done),
      ...work.dialect,
      nodes: work.nodes.map((node) => describeNode(done, node)),
    };
    return { value, audit: { action: verb, subject: draftId, basis: BASIS, details: { round } } };
  });
}

function unusable({ expert, dialect }: ExpertWork, node: ModelNode): Issue[] {
  const standing = nodeStanding(idsOf(node), expert.saidOf(node.id).said, dialect);
  if (standing.judged === 0 || standing.isAcceptable) return [];
  return [{ pointer: `/nodes/${node.id}`, ...whyUnusable(node, standing) }];
}
