import { consensus, priorityVector } from '../../../ahp/index.ts';
import { draftHistory } from '../../db/drafts.ts';
import { groupMatrix } from '../../engine/group-matrix.ts';
import { type Dialect, nodeStanding } from '../../engine/judged-node.ts';
import { type ModelNode, modelNodes } from '../../engine/model-nodes.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { aggregationOf } from './describe.ts';
import { disagreementsOf } from './disagreement.ts';
import { baseOf, getDraftRow } from './draft.ts';
import type { Progress } from './judgment-schemas.ts';
import { dialectOf, idsOf, opinionsOf, type PanelExpert, panelOf } from './panel.ts';
import type { Aggregation } from './schemas.ts';

/** How far each expert is, and where they agree; of the newest round. */
export async function getProgress({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<Progress> {
  requirePermission(ctx, 'weighting:read');
  return read(ctx, async (trx) => {
    const history = await draftHistory(trx, await getDraftRow(trx, ctx, draftId));
    const round = history.rounds.at(-1);
    if (round === undefined) throw new DomainError('WEIGHTING_STATE');
    const base = await baseOf(trx, history.draft);
    const dialect = dialectOf(history.draft, base);
    const panel = await panelOf(trx, history, round.round);
    const nodes = modelNodes(base.file);
    return {
      draftId,
      round: round.round,
      closesAt: round.closesAt.toISOString(),
      isOver: round.closesAt <= ctx.now(),
      isClosed: history.closings.some((it) => it.round === round.round),
      experts: panel.map((expert) => describeExpert(expert, nodes, dialect)),
      nodes: nodes.map((node) => describeNode(node, panel, dialect, aggregationOf(history))),
    };
  });
}

function describeExpert(
  { member, finishedAt, saidOf }: PanelExpert,
  nodes: readonly ModelNode[],
  dialect: Dialect,
): Progress['experts'][number] {
  return {
    expertId: member.expertId,
    name: member.name,
    weight: member.weight,
    finishedAt: finishedAt?.toISOString() ?? null,
    nodes: nodes.map((node) => {
      const { revision, said } = saidOf(node.id);
      const { judged, pairs, isConnected, consistencyRatio, isAcceptable } = nodeStanding(
        idsOf(node),
        said,
        dialect,
      );
      return {
        nodeId: node.id,
        revision,
        judged,
        pairs,
        isConnected,
        consistencyRatio,
        isAcceptable,
      };
    }),
  };
}

function describeNode(
  node: ModelNode,
  panel: readonly PanelExpert[],
  dialect: Dialect,
  aggregation: Aggregation,
): Progress['nodes'][number] {
  const { zh, en, elements } = node;
  const isAcceptable = (expert: PanelExpert) =>
    nodeStanding(idsOf(node), expert.saidOf(node.id).said, dialect).isAcceptable;
  const usable = panel.filter(isAcceptable);
  const opinions = opinionsOf(node, usable, dialect.randomIndex, () => false);
  const counted = { nodeId: node.id, zh, en, elements: [...elements], usable: opinions.length };
  if (opinions.length === 0) return { ...counted, ...NOTHING_YET };
  const weights = priorityVector(groupMatrix(opinions, aggregation), dialect.method);
  const own = opinions.map(({ matrix }) => priorityVector(matrix, dialect.method));
  return {
    ...counted,
    weights: Object.fromEntries(elements.map(({ id }, e) => [id, weights[e] as number])),
    consensus: consensus(own).consensus,
    disagreements: disagreementsOf(node, opinions),
  };
}

const NOTHING_YET = { weights: null, consensus: null, disagreements: [] };
