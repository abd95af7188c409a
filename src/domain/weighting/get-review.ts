import { draftHistory } from '../../db/drafts.ts';
import { listComments } from '../../db/panels.ts';
import { modelNodes } from '../../engine/model-nodes.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { newestClosing } from './closing.ts';
import { aggregationOf, describeHands, summariseDraft, weightedNodes } from './describe.ts';
import { baseOf, getDraftRow } from './draft.ts';
import { isBaseOutdated } from './outdated.ts';
import { panelOf } from './panel.ts';
import type { Review } from './review-schemas.ts';
import { reviewedNode } from './reviewed-node.ts';

/** Every matrix behind the weights of a draft, once a round was closed. */
export async function getReview({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<Review> {
  requirePermission(ctx, 'weighting:read');
  return read(ctx, async (trx) => {
    const history = await draftHistory(trx, await getDraftRow(trx, ctx, draftId));
    const closing = newestClosing(history);
    if (closing === undefined) throw new DomainError('WEIGHTING_STATE');
    const base = await baseOf(trx, history.draft);
    const panel = await panelOf(trx, history, closing.round);
    const comments = await listComments(trx, ctx.actor.countyCode, draftId);
    const weighted = weightedNodes(history, base, closing);
    const submitted = history.submissions.at(-1);
    const isSubmitted = submitted?.round === closing.round;
    const { createdBy: _by, createdAt: _at, ...summary } = summariseDraft(history, ctx.now());
    return {
      ...summary,
      reason: history.draft.reason,
      round: closing.round,
      isBaseOutdated: await isBaseOutdated(trx, history, ctx.now()),
      excluded: [...closing.excluded],
      aggregation: aggregationOf(history),
      digest: isSubmitted ? submitted.digest : null,
      impactAssessment: isSubmitted ? submitted.impactAssessment : null,
      nodes: modelNodes(base.file).map((node, n) => {
        const weights = weighted[n]?.elements ?? [];
        return reviewedNode({ history, base, closing, panel, node, weights, comments });
      }),
      hands: describeHands(history),
    };
  });
}
