import type { JudgmentMatrix } from '../../ahp/index.ts';
import { knownJudgments, type SaidJudgment } from './judged-node.ts';
import { GOAL } from './model-nodes.ts';
import type { IndicatorModelFile } from './model-schema.ts';
import { ratioText, reciprocalText } from './ratio-text.ts';

type Judgments = IndicatorModelFile['judgments'];
type Panel = NonNullable<Judgments['panel']>;

/** What a panel came to about one node. */
export type PanelNode = { readonly matrix: JudgmentMatrix; readonly panel: Panel };

/** What a new version says otherwise than the version that it departs from. */
export type NewVersion = {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly method: IndicatorModelFile['weighting']['method'];
  readonly randomIndex: string;
  /** By node; each node of the model has one. */
  readonly nodes: Readonly<Record<string, PanelNode>>;
};

/**
 * Draft file: the next version of a model, whose judgments are those of a panel and everything else
 * as it was.
 *
 * @param base the version that it departs from
 * @param next what is new
 * @returns the file, not yet published
 * @throws {Error} if a node of the model is missing
 * @example
 * draftFile(indicatorModelFile('gaoqing-2026').file, {
 *   version: '1.1.0',
 *   nodes: Object.fromEntries(
 *     modelNodes(indicatorModelFile('gaoqing-2026').file).map(({ id }) => [
 *       id,
 *       { matrix: [[1, 3], [1 / 3, 1]], panel: { round: 1 } },
 *     ]),
 *   ),
 * }).judgments.rows; // => [["1", "3"], ["1/3", "1"]]
 */
export function draftFile(base: IndicatorModelFile, next: NewVersion): IndicatorModelFile {
  const { version, effectiveFrom, method, randomIndex, nodes } = next;
  const judged = (nodeId: string): Judgments => {
    const node = nodes[nodeId];
    if (node === undefined) throw new Error(`${nodeId} was not judged`);
    const source = [`PANEL ${base.id}@${version}, round ${node.panel.round}`];
    return { status: 'PANEL', source, rows: matrixRows(node.matrix), panel: node.panel };
  };
  const goal = judged(GOAL);
  return {
    ...base,
    version,
    effectiveFrom,
    weighting: { ...base.weighting, status: 'PANEL', source: goal.source, method, randomIndex },
    judgments: goal,
    criteria: base.criteria.map((it) => ({ ...it, judgments: judged(it.id) })),
  };
}

/**
 * Matrix rows: a matrix as a model file writes it, the lower triangle as exact reciprocals.
 *
 * @param matrix a judgment matrix
 * @returns its cells as texts
 * @example
 * matrixRows([[1, 2.5], [0.4, 1]]); // => [["1", "2.5"], ["1/2.5", "1"]]
 */
export function matrixRows(matrix: JudgmentMatrix): string[][] {
  const upper = matrix.map((row) => row.map(ratioText));
  return upper.map((row, i) =>
    row.map((cell, j) => (i > j ? reciprocalText(upper[j]?.[i] as string) : cell)),
  );
}

/**
 * Said rows: what one person said of a node as a matrix, with nulls where a pair was left open.
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once
 * @returns numbers on Saaty's scale, 1 on the diagonal
 * @example
 * saidRows(['A', 'B'], [{ row: 'B', column: 'A', value: '2' }]); // => [[1, 0.5], [2, 1]]
 */
export function saidRows(
  elements: readonly string[],
  said: readonly SaidJudgment[],
): (number | null)[][] {
  const rows = elements.map((_, i) => elements.map((__, j): number | null => (i === j ? 1 : null)));
  for (const [i, j, value] of knownJudgments(elements, said)) {
    (rows[i] as (number | null)[])[j] = value;
    (rows[j] as (number | null)[])[i] = 1 / value;
  }
  return rows;
}
