import { type DraftHistory, draftHistory, findDraft } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { PanelRoundRow } from '../../db/weighting-tables.ts';
import type { Dialect } from '../../engine/judged-node.ts';
import { judgmentFigures } from '../../engine/judgment-figures.ts';
import { type ModelNode, modelNodes } from '../../engine/model-nodes.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { baseOf } from './draft.ts';
import type { AssignedNode, Assignment } from './judgment-schemas.ts';
import { dialectOf, idsOf, type PanelExpert, panelOf } from './panel.ts';

/** What one expert was asked last in one draft. */
export type ExpertWork = {
  readonly history: DraftHistory;
  readonly round: PanelRoundRow;
  readonly expert: PanelExpert;
  readonly base: ScoringModel;
  readonly nodes: readonly ModelNode[];
  readonly dialect: Dialect;
  readonly isOpen: boolean;
};

/** The work of the actor; somebody who was never asked finds nothing, as if there were no draft. */
export async function getWork(trx: Trx, ctx: Context, draftId: string): Promise<ExpertWork> {
  const { countyCode, id: expertId } = ctx.actor;
  const draft = await findDraft(trx, countyCode, draftId);
  if (draft === undefined) throw new DomainError('NOT_FOUND');
  const history = await draftHistory(trx, draft);
  const own = history.members.filter((it) => it.expertId === expertId).at(-1);
  const round = history.rounds.find((it) => it.round === own?.round);
  if (round === undefined) throw new DomainError('NOT_FOUND');
  const [expert] = await panelOf(trx, history, round.round, expertId);
  if (expert === undefined) throw new DomainError('NOT_FOUND');
  const base = await baseOf(trx, draft);
  return {
    history,
    round,
    expert,
    base,
    nodes: modelNodes(base.file),
    dialect: dialectOf(draft, base),
    isOpen: isTaking(history, round, ctx.now()) && expert.finishedAt === null,
  };
}

/** Judgments are taken in the newest round until it is closed, its time is up or the draft withdrawn. */
function isTaking(
  { rounds, closings, withdrawal }: DraftHistory,
  round: PanelRoundRow,
  now: Date,
): boolean {
  const isNewest = rounds.at(-1)?.round === round.round;
  return (
    withdrawal === undefined &&
    isNewest &&
    now < round.closesAt &&
    closings.every((it) => it.round !== round.round)
  );
}

export function describeWork({
  history: { draft, withdrawal },
  round,
  expert,
  isOpen,
}: ExpertWork): Omit<Assignment, 'nodes' | keyof Dialect> {
  const { draftId, title, reason, modelId, version } = draft;
  return {
    draftId,
    title,
    reason,
    modelId,
    version,
    round: round.round,
    isOpen,
    isWithdrawn: withdrawal !== undefined,
    closesAt: round.closesAt.toISOString(),
    finishedAt: expert.finishedAt?.toISOString() ?? null,
  };
}

export function describeNode({ expert, dialect }: ExpertWork, node: ModelNode): AssignedNode {
  const { revision, savedAt, said } = expert.saidOf(node.id);
  const figures = judgmentFigures(idsOf(node), said, dialect);
  return {
    nodeId: node.id,
    zh: node.zh,
    en: node.en,
    elements: [...node.elements],
    revision,
    savedAt: savedAt?.toISOString() ?? null,
    judgments: [...said],
    figures: figures as AssignedNode['figures'],
  };
}
