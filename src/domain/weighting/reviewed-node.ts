import {
  consensus,
  type JudgmentMatrix,
  judgmentMatrix,
  priorities,
  priorityVector,
  worstTriads,
} from '../../../ahp/index.ts';
import type { DraftHistory } from '../../db/drafts.ts';
import type { WeightingCommentRow } from '../../db/weighting-tables.ts';
import { saidRows } from '../../engine/draft-file.ts';
import { type Dialect, nodeStanding } from '../../engine/judged-node.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import { type Closing, excludes, leftOutAt } from './closing.ts';
import { disagreementsOf } from './disagreement.ts';
import { dialectOf, idsOf, opinionsOf, type PanelExpert } from './panel.ts';
import type { JudgmentComment, ReviewedNode } from './review-schemas.ts';
import type { WeightedNode } from './schemas.ts';

const TRIADS_MAX = 5;

/** Two judgments that differ by less are the same one, rounded. */
const SAME_FACTOR = 1 + 1e-9;

/** A node as the regulator reads it. */
export function reviewedNode({
  history: { draft },
  base,
  closing,
  panel,
  node,
  weights,
  comments,
}: {
  history: DraftHistory;
  base: ScoringModel;
  closing: Closing;
  panel: readonly PanelExpert[];
  node: ModelNode;
  weights: WeightedNode['elements'];
  comments: readonly WeightingCommentRow[];
}): ReviewedNode {
  const dialect = dialectOf(draft, base);
  const { method, randomIndex } = dialect;
  const matrix = closing.matrices[node.id] ?? [];
  const opinions = opinionsOf(node, panel, randomIndex, excludes(closing.excluded));
  const own = opinions.map((it) => priorityVector(it.matrix, method));
  return {
    nodeId: node.id,
    zh: node.zh,
    en: node.en,
    elements: weights,
    matrix: matrix.map((row) => [...row]),
    consistencyRatio: priorities(matrix, method, randomIndex).consistencyRatio,
    consensus: consensus(own).consensus,
    triads: worstTriads(matrix, TRIADS_MAX).map(({ elements, inconsistency }) => ({
      elements: elements.map((e) => idsOf(node)[e] as string),
      inconsistency,
    })),
    disagreements: disagreementsOf(node, opinions),
    changes: changesOf(node, matrix),
    experts: panel.map((expert) => describeExpert(node, expert, dialect, closing.excluded)),
    comments: comments.filter(({ nodeId }) => nodeId === node.id).map(describeComment),
  };
}

/** Judgments that differ from the base version, the largest factor first. */
function changesOf(node: ModelNode, matrix: JudgmentMatrix): ReviewedNode['changes'] {
  const ids = idsOf(node);
  const factor = ({ before, after }: { before: number; after: number }) =>
    Math.max(before / after, after / before);
  return judgmentMatrix(node.rows)
    .flatMap((cells, i) =>
      cells.map((before, j) => ({
        row: ids[i] as string,
        column: ids[j] as string,
        isUpper: i < j,
        before,
        after: matrix[i]?.[j] ?? before,
      })),
    )
    .filter((change) => change.isUpper && factor(change) > SAME_FACTOR)
    .sort((a, b) => factor(b) - factor(a))
    .map(({ isUpper: _isUpper, ...change }) => change);
}

function describeExpert(
  node: ModelNode,
  { member, saidOf }: PanelExpert,
  dialect: Dialect,
  excluded: Closing['excluded'],
): ReviewedNode['experts'][number] {
  const { said } = saidOf(node.id);
  const { weights, consistencyRatio } = nodeStanding(idsOf(node), said, dialect);
  return {
    expertId: member.expertId,
    name: member.name,
    weight: member.weight,
    matrix: saidRows(idsOf(node), said),
    weights: weights === null ? null : { ...weights },
    consistencyRatio,
    leftOut: leftOutAt(excluded, member.expertId, node.id) ?? null,
    comments: said.flatMap(({ row, column, comment }) =>
      comment === null ? [] : [{ row, column, comment }],
    ),
  };
}

export function describeComment(row: WeightingCommentRow): JudgmentComment {
  return {
    commentId: row.commentId,
    nodeId: row.nodeId,
    row: row.rowId,
    column: row.columnId,
    text: row.text,
    by: row.commentedBy,
    at: row.commentedAt.toISOString(),
  };
}
