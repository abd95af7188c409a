import { listDraftsOfExpert } from '../../db/panels.ts';
import { nodeStanding } from '../../engine/judged-node.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeWork, type ExpertWork, getWork } from './assignment.ts';
import type { AssignmentList } from './judgment-schemas.ts';
import { idsOf } from './panel.ts';

/** What the expert was ever asked, newest first. */
export async function listAssignments({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<AssignmentList> {
  const { countyCode, id } = requirePermission(ctx, 'weighting:judge');
  const { after, limit } = pageInput.parse(input);
  return read(ctx, async (trx) => {
    const ids = await listDraftsOfExpert(trx, countyCode, id, { after, limit: limit + 1 });
    const page = pageOf(ids, limit, (draftId) => draftId);
    const items: AssignmentList['items'] = [];
    for (const draftId of page.items) {
      const work = await getWork(trx, ctx, draftId);
      const nodesAcceptable = acceptable(work);
      items.push({ ...describeWork(work), nodes: work.nodes.length, nodesAcceptable });
    }
    return { items, next: page.next };
  });
}

const acceptable = ({ nodes, expert, dialect }: ExpertWork): number =>
  nodes.filter(
    (node) => nodeStanding(idsOf(node), expert.saidOf(node.id).said, dialect).isAcceptable,
  ).length;
