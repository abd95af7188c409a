import type { JudgmentMatrix, RandomIndexName } from '../../../ahp/index.ts';
import { RANDOM_INDEX_NAMES } from '../../../ahp/index.ts';
import type { DraftHistory } from '../../db/drafts.ts';
import { listJudgments } from '../../db/panels.ts';
import type { Trx } from '../../db/transaction.ts';
import type { PanelMemberRow, WeightingDraftRow } from '../../db/weighting-tables.ts';
import { type Dialect, judgedMatrix } from '../../engine/judged-node.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import type { Judgment } from './judgment-schemas.ts';

/** What an expert said of a node last; revision 0 where nothing was said. */
export type SaidNode = {
  readonly revision: number;
  readonly savedAt: Date | null;
  readonly said: readonly Judgment[];
};

export type PanelExpert = {
  readonly member: PanelMemberRow;
  readonly finishedAt: Date | null;
  readonly saidOf: (nodeId: string) => SaidNode;
};

const NOTHING: SaidNode = { revision: 0, savedAt: null, said: [] };

/** The members of a round with what they said by then; one member only where an id is given. */
export async function panelOf(
  trx: Trx,
  { draft, members, finishes }: DraftHistory,
  round: number,
  expertId?: string,
): Promise<PanelExpert[]> {
  const rows = await listJudgments(trx, draft.countyCode, draft.draftId, round, expertId);
  return members
    .filter((it) => it.round === round && (expertId === undefined || it.expertId === expertId))
    .map((member) => {
      const isOwn = (it: { round: number; expertId: string }) =>
        it.round === round && it.expertId === member.expertId;
      const own = new Map(
        rows
          .filter(({ expertId: author }) => author === member.expertId)
          .map(({ nodeId, revision, savedAt, judgments }) => [
            nodeId,
            { revision, savedAt, said: JSON.parse(judgments) as Judgment[] },
          ]),
      );
      return {
        member,
        finishedAt: finishes.find(isOwn)?.finishedAt ?? null,
        saidOf: (nodeId) => own.get(nodeId) ?? NOTHING,
      };
    });
}

/** How the draft's judgments are read. */
export function dialectOf(draft: WeightingDraftRow, base: ScoringModel): Dialect {
  const { consistencyRatioLimit } = base.file.weighting;
  return { method: draft.method, randomIndex: tableOf(draft), consistencyRatioLimit };
}

export function tableOf({ randomIndex, draftId }: WeightingDraftRow): RandomIndexName {
  const table = RANDOM_INDEX_NAMES.find((known) => known === randomIndex);
  if (table === undefined) throw new Error(`${draftId}: unknown random-index table`);
  return table;
}

export const idsOf = ({ elements }: ModelNode): string[] => elements.map(({ id }) => id);

/** An expert whose judgments of a node count, with the matrix that they make. */
export type NodeOpinion = {
  readonly expert: PanelExpert;
  readonly weight: number;
  readonly matrix: JudgmentMatrix;
};

/** Judgments of one node that can be weighed, but for those that were excluded. */
export function opinionsOf(
  node: ModelNode,
  panel: readonly PanelExpert[],
  table: RandomIndexName,
  isExcluded: (expertId: string, nodeId: string) => boolean,
): NodeOpinion[] {
  return panel.flatMap((expert) => {
    if (isExcluded(expert.member.expertId, node.id)) return [];
    const matrix = judgedMatrix(idsOf(node), expert.saidOf(node.id).said, table);
    return matrix === undefined ? [] : [{ expert, weight: expert.member.weight, matrix }];
  });
}
