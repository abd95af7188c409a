import type { DraftHistory } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import { draftFile, type PanelNode, saidRows } from '../../engine/draft-file.ts';
import { nodeStanding } from '../../engine/judged-node.ts';
import { type ModelNode, modelNodes } from '../../engine/model-nodes.ts';
import { type IndicatorModelFile, indicatorModelSchema } from '../../engine/model-schema.ts';
import { ratioText } from '../../engine/ratio-text.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import { type Closing, excludes } from './closing.ts';
import { aggregationOf } from './describe.ts';
import { dialectOf, idsOf, opinionsOf, panelOf } from './panel.ts';

/** The whole file of the version that a draft would become, with what every expert said. */
export async function modelFileOf(
  trx: Trx,
  history: DraftHistory,
  base: ScoringModel,
  closing: Closing,
  effectiveFrom: string,
): Promise<IndicatorModelFile> {
  const { draft } = history;
  const { of, mean } = aggregationOf(history);
  const dialect = dialectOf(draft, base);
  const panel = await panelOf(trx, history, closing.round);
  const judged = (node: ModelNode): PanelNode => {
    const opinions = opinionsOf(node, panel, dialect.randomIndex, excludes(closing.excluded));
    const experts = opinions.map(({ expert, weight }) => {
      const { said } = expert.saidOf(node.id);
      const rows = saidRows(idsOf(node), said).map((row) =>
        row.map((cell) => (cell === null ? null : ratioText(cell))),
      );
      const { consistencyRatio } = nodeStanding(idsOf(node), said, dialect);
      return { weight, rows, consistencyRatio: consistencyRatio ?? 0 };
    });
    const matrix = closing.matrices[node.id] ?? [];
    return { matrix, panel: { of, mean, round: closing.round, experts } };
  };
  const nodes = modelNodes(base.file).map((node) => [node.id, judged(node)] as const);
  const { version, method, randomIndex } = draft;
  const next = { version, effectiveFrom, method, randomIndex, nodes: Object.fromEntries(nodes) };
  return indicatorModelSchema.parse(draftFile(base.file, next));
}
