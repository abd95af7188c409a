import type { CertaintyNode, JudgmentMatrix } from '../../ahp/index.ts';
import { weightDraws } from '../../ahp/weight-draws.ts';
import { type Assessment, assess, scoreTraced } from './assess.ts';
import type { Values } from './expression.ts';
import { historyTriggers } from './history/triggers.ts';
import { historyUnder, type Memory } from './history/under.ts';
import type { Level } from './levels.ts';
import { GOAL } from './model-nodes.ts';
import { withTriggers } from './score.ts';
import type { ScoringCriterion, ScoringModel } from './scoring-model.ts';
import { shellTriggers } from './shell-screen.ts';

/** Amounts and facts of one cooperative, and what its rating remembers, if anything. */
export type Evidence = { readonly values: Values; readonly memory?: Memory | undefined };

/** What other weights would do to one cooperative. */
export type Effect = {
  readonly before: Assessment;
  readonly after: Assessment;
  /** The share of draws that have the level after. */
  readonly probability: number;
  /** Between which nine of ten draws score; null without a score. */
  readonly low: number | null;
  readonly high: number | null;
};

/** The weights of one draw, by indicator; they sum to 1. */
export type LeafWeights = Readonly<Record<string, number>>;

/** The experts' matrices, gaps filled, by node. */
export type PanelMatrices = Readonly<Record<string, readonly JudgmentMatrix[]>>;

const TAIL = 0.05;

/**
 * Effects of a draft: each cooperative scored under the version in force and under the draft, and how
 * sure the level is, given how much the experts differ. Every draw is scored whole, with missing
 * values, triggers and rounding, because levels are read off those. What a rating remembers is
 * computed under each version, and is the draft's own for every draw.
 *
 * Complexity: O(cooperatives · draws · indicators).
 *
 * @param inForce the version in force
 * @param draft the draft as a model
 * @param draws weights that the experts might have come to
 * @param cooperatives the evidence of each
 * @returns one effect a cooperative, in their order
 * @example
 * effectsOf(defaultModel(), defaultModel(), [], [{ values: { overdueDays: 120 } }])[0].after.level; // => "RED"
 */
export function effectsOf(
  inForce: ScoringModel,
  draft: ScoringModel,
  draws: readonly LeafWeights[],
  cooperatives: readonly Evidence[],
): readonly Effect[] {
  const drawn = draws.map((weights) => reweighted(draft, weights));
  return cooperatives.map(({ values, memory }) => {
    const history = memory && historyUnder(draft, memory);
    const after = assess(draft, values, history);
    const shell = shellTriggers(draft.shellScreen, values);
    const remembered = history
      ? historyTriggers(history, { ...after, version: draft.version })
      : [];
    const scored = drawn.map((model) =>
      withTriggers(scoreTraced(model, after.trace, shell), remembered),
    );
    const scores = scored.flatMap(({ score }) => (score === null ? [] : [score]));
    return {
      before: assess(inForce, values, memory && historyUnder(inForce, memory)),
      after,
      probability: shareAt(scored, after.level),
      low: quantile(scores, TAIL),
      high: quantile(scores, 1 - TAIL),
    };
  });
}

/** Without draws nothing is known to vary. */
function shareAt(scored: readonly { readonly level: Level }[], level: Level): number {
  if (scored.length === 0) return 1;
  return scored.filter((it) => it.level === level).length / scored.length;
}

function quantile(scores: readonly number[], share: number): number | null {
  const ascending = [...scores].sort((a, b) => a - b);
  return ascending[Math.round(share * (ascending.length - 1))] ?? null;
}

/**
 * Reweighted model: the same indicators, curves and levels with other weights.
 *
 * @param model the prepared model
 * @param weights of every indicator, that sum to 1
 * @returns the model with these weights
 * @example
 * reweighted(defaultModel(), leafWeights(defaultModel())).criteria[0].weight.toFixed(6)
 *   === defaultModel().criteria[0].weight.toFixed(6); // => true
 */
export function reweighted(model: ScoringModel, weights: LeafWeights): ScoringModel {
  const criteria = model.criteria.map((criterion) => {
    const own = criterion.indicators.map(({ id }) => weights[id] as number);
    const weight = own.reduce((sum, it) => sum + it, 0);
    const indicators = criterion.indicators.map((indicator, i) => ({
      ...indicator,
      weight: own[i] as number,
      localWeight: (own[i] as number) / weight,
    }));
    return { ...criterion, weight, indicators };
  });
  return { ...model, criteria };
}

/**
 * Leaf weights of a model, by indicator.
 *
 * @param model the prepared model
 * @returns weights that sum to 1
 * @example
 * Object.keys(leafWeights(defaultModel())).length; // => 26
 */
export function leafWeights(model: ScoringModel): LeafWeights {
  return Object.fromEntries(
    model.criteria.flatMap((it) => it.indicators.map(({ id, weight }) => [id, weight])),
  );
}

/**
 * Drawn weights: what the panel might have come to, given how far its members are apart. Each draw
 * is moved so that the middle of all is the draft itself: experts may count unequally, or their
 * weights may have been averaged, and the draws know neither.
 *
 * Complexity: O(draws · Σ n³).
 *
 * @param draft the draft as a model
 * @param panel the experts' matrices of every node
 * @param options how many draws, and the seed
 * @returns the weights of each draw
 * @example
 * drawnWeights(
 *   defaultModel(),
 *   Object.fromEntries(
 *     modelNodes(defaultModel().file).map(({ id, elements }) => [
 *       id,
 *       [elements.map(() => elements.map(() => 1))],
 *     ]),
 *   ),
 *   { draws: 2, seed: 1 },
 * ).length; // => 2
 */
export function drawnWeights(
  draft: ScoringModel,
  panel: PanelMatrices,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly LeafWeights[] {
  const { method } = draft.file.weighting;
  const { points, samples } = weightDraws(treeOf(draft, panel), { method, draws, seed });
  const own = leafWeights(draft);
  return Array.from({ length: draws }, (_, draw) => {
    const moved = Object.entries(own).map(([id, weight]) => {
      const drawn = (samples[id] as Float64Array)[draw] as number;
      return [id, (weight * drawn) / (points[id] as number)] as const;
    });
    const total = moved.reduce((sum, [, weight]) => sum + weight, 0);
    return Object.fromEntries(moved.map(([id, weight]) => [id, weight / total]));
  });
}

function treeOf({ criteria }: ScoringModel, panel: PanelMatrices): CertaintyNode {
  const experts = (nodeId: string) => ({ experts: panel[nodeId] ?? [] });
  const branch = ({ id, indicators }: ScoringCriterion): CertaintyNode => ({
    name: id,
    comparison: experts(id),
    children: indicators.map((indicator) => ({ name: indicator.id, scores: [0] })),
  });
  return { name: GOAL, comparison: experts(GOAL), children: criteria.map(branch) };
}
