import { priorities } from '../../../ahp/index.ts';
import type { DraftHistory } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import { modelNodes } from '../../engine/model-nodes.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import { dayInChina } from '../day.ts';
import { type Closing, newestClosing, readClosing } from './closing.ts';
import {
  describePublication,
  describeRetirement,
  describeReview,
  describeSubmission,
  describeWithdrawal,
} from './describe-decisions.ts';
import { baseOf } from './draft.ts';
import { isBaseOutdated } from './outdated.ts';
import { tableOf } from './panel.ts';
import type { Draft, DraftSummary, Hand, WeightedNode } from './schemas.ts';
import { eventsOf, stateOf } from './state.ts';

export function summariseDraft(history: DraftHistory, now: Date): DraftSummary {
  const { draft, rounds } = history;
  return {
    draftId: draft.draftId,
    modelId: draft.modelId,
    baseVersion: draft.baseVersion,
    version: draft.version,
    title: draft.title,
    state: stateOf(history, dayInChina(now)),
    revision: eventsOf(history).length,
    round: rounds.at(-1)?.round ?? null,
    createdBy: draft.createdBy,
    createdAt: draft.createdAt.toISOString(),
  };
}

export async function describeDraft(trx: Trx, history: DraftHistory, now: Date): Promise<Draft> {
  const { draft } = history;
  const closing = newestClosing(history);
  return {
    ...summariseDraft(history, now),
    isBaseOutdated: await isBaseOutdated(trx, history, now),
    reason: draft.reason,
    aggregation: aggregationOf(history),
    rounds: describeRounds(history),
    nodes: closing === undefined ? null : weightedNodes(history, await baseOf(trx, draft), closing),
    submission: describeSubmission(history),
    review: describeReview(history),
    withdrawal: describeWithdrawal(history.withdrawal),
    publication: describePublication(history),
    retirement: describeRetirement(history),
    events: eventsOf(history).map(({ action, by, at, note }, i) => ({
      revision: i + 1,
      action,
      by,
      at: at.toISOString(),
      note,
    })),
    hands: describeHands(history),
  };
}

export const describeHands = ({ hands }: DraftHistory): Hand[] =>
  hands
    // Of a closed account no name stays.
    .filter(({ name }) => name !== '')
    .map(({ actor, role, name }) => ({ id: actor, role: role as Hand['role'], name }));

export function aggregationOf({ draft }: DraftHistory): Draft['aggregation'] {
  const { aggregationOf: of, mean, method } = draft;
  return { of, mean, method, randomIndex: tableOf(draft) };
}

function describeRounds({ rounds, members, finishes, closings }: DraftHistory): Draft['rounds'] {
  return rounds.map(({ round, openedBy, openedAt, closesAt }) => {
    const row = closings.find((it) => it.round === round);
    const closing = row === undefined ? undefined : readClosing(row);
    const finishedAt = (expertId: string) =>
      finishes.find((it) => it.round === round && it.expertId === expertId)?.finishedAt;
    return {
      round,
      openedBy,
      openedAt: openedAt.toISOString(),
      closesAt: closesAt.toISOString(),
      closedBy: row?.closedBy ?? null,
      closedAt: row?.closedAt.toISOString() ?? null,
      members: members
        .filter((it) => it.round === round)
        .map(({ expertId, name, weight }) => ({
          expertId,
          name,
          weight,
          finishedAt: finishedAt(expertId)?.toISOString() ?? null,
        })),
      excluded: [...(closing?.excluded ?? [])],
    };
  });
}

/** Weights of every node as the closed round gives them, beside those of the base version. */
export function weightedNodes(
  { draft }: DraftHistory,
  base: ScoringModel,
  { matrices }: Closing,
): WeightedNode[] {
  const before = nodeWeights(base);
  return modelNodes(base.file).map(({ id, zh, en, elements }) => {
    const matrix = matrices[id] ?? [];
    const { weights, consistencyRatio } = priorities(matrix, draft.method, tableOf(draft));
    return {
      nodeId: id,
      zh,
      en,
      elements: elements.map((element, i) => ({
        ...element,
        baseWeight: before[element.id] ?? 0,
        weight: weights[i] ?? 0,
      })),
      consistencyRatio,
    };
  });
}

/** The share of each criterion, and of each indicator in its criterion. */
function nodeWeights({ criteria }: ScoringModel): Record<string, number> {
  return Object.fromEntries(
    criteria.flatMap(({ id, weight, indicators }) => [
      [id, weight],
      ...indicators.map((it) => [it.id, it.localWeight]),
    ]),
  );
}
