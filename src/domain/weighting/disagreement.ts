import { disagreements } from '../../../ahp/index.ts';
import { sharesOf } from '../../engine/group-matrix.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import type { Disagreement } from './judgment-schemas.ts';
import type { NodeOpinion } from './panel.ts';

/** The pairs of a node that experts differ about, and who is furthest from the others. */
export function disagreementsOf(
  { elements }: ModelNode,
  opinions: readonly NodeOpinion[],
): Disagreement[] {
  const shares = sharesOf(opinions.map(({ weight }) => weight));
  const matrices = opinions.map(({ matrix }) => matrix);
  return disagreements(matrices, shares)
    .filter(({ factor }) => factor > 1)
    .map(({ i, j, mean, spread, furthest, factor }) => {
      const { expertId = '', name = '' } = opinions[furthest]?.expert.member ?? {};
      const [row = '', column = ''] = [elements[i]?.id, elements[j]?.id];
      return { row, column, mean, spread, furthest: { expertId, name }, factor };
    });
}
