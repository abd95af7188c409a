import { listDraftsOfExpert } from '../../db/panels.ts';
import { nodeStanding } from '../../engine/judged-node.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeWork, type ExpertWork, getWork } from './assignment.ts';
import type { AssignmentList } from './judgment-schemas.ts';
import { idsOf } from './panel.ts';

const LIMIT = 50;

/** What the expert was ever asked, newest first. */
export async function listAssignments({ ctx }: { ctx: Context }): Promise<AssignmentList> {
  const { countyCode, id } = requirePermission(ctx, 'weighting:judge');
  return read(ctx, async (trx) => {
    const items: AssignmentList['items'] = [];
    for (const draftId of await listDraftsOfExpert(trx, countyCode, id, LIMIT)) {
      const work = await getWork(trx, ctx, draftId);
      const nodesAcceptable = acceptable(work);
      items.push({ ...describeWork(work), nodes: work.nodes.length, nodesAcceptable });
    }
    return { items };
  });
}

const acceptable = ({ nodes, expert, dialect }: ExpertWork): number =>
  nodes.filter(
    (node) => nodeStanding(idsOf(node), expert.saidOf(node.id).said, dialect).isAcceptable,
  ).length;
