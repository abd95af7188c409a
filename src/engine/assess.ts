import { EvaluationError, knownValue, type Values } from './expression.ts';
import type { History } from './history/schema.ts';
import { historyTriggers } from './history/triggers.ts';
import { indicatorTriggers, type Trigger } from './levels.ts';
import {
  type IndicatorValues,
  levelWithoutScore,
  type Score,
  scoreIndicators,
  withTriggers,
} from './score.ts';
import type { Condition, Indicator, ScoringModel } from './scoring-model.ts';
import { shellTriggers } from './shell-screen.ts';

type Reason = { readonly zh: string; readonly en: string };

/** How an indicator came to its value, or why it has none. */
export type IndicatorTrace = {
  /** What the formula read; null where nothing was known. */
  readonly inputs: Readonly<Record<string, number | null>>;
  readonly value: number | null;
  readonly state: 'VALUE' | 'NOT_APPLICABLE' | 'MISSING' | 'EVALUATION_ERROR';
  readonly reason?: Reason;
  readonly missing?: readonly string[];
  readonly flags: readonly Reason[];
};

export type Assessment = Score & { readonly trace: Readonly<Record<string, IndicatorTrace>> };

/**
 * Assessment: the shell screen, indicator values from named amounts and facts, then the safety
 * score. A shell is RED whatever it scores. A formula that fails, or reads what cannot be true, never
 * helps: the rating then has no score and goes to a person for review, unless a trigger already says ORANGE or RED.
 *
 * @param model the prepared model
 * @param values statement amounts in yuan and facts, by formula name
 * @param history what the rating remembers; nothing unless it is given
 * @returns the score with the trace of every indicator
 * @example
 * assess(defaultModel(), { overdueDays: 120 }).level; // => "RED"
 */
export function assess(model: ScoringModel, values: Values, history?: History): Assessment {
  const trace = traceIndicators(model, values);
  const shell = shellTriggers(model.shellScreen, values);
  return { ...remembering(model, scoreTraced(model, trace, shell), history), trace };
}

/**
 * Score that remembers: what former ratings and broken rules ask for is added to a score.
 *
 * @param model that the score was made with
 * @param score as it is by itself
 * @param history what the rating remembers; nothing unless it is given
 * @returns the score with the triggers of its history
 * @throws {Error} as historyTriggers
 * @example
 * remembering(defaultModel(), scoreIndicators(defaultModel(), {})).level; // => "DATA_GAP"
 */
export function remembering(model: ScoringModel, score: Score, history?: History): Score {
  if (history === undefined) return score;
  const scored = { score: score.score, version: model.version };
  return withTriggers(score, historyTriggers(history, scored));
}

/**
 * Score of indicators that were computed before: what an assessment is, for other weights too.
 *
 * @param model the prepared model
 * @param trace of every indicator of the model
 * @param shell what the shell screen found
 * @returns the score with its level and triggers
 * @example
 * scoreTraced(
 *   defaultModel(),
 *   assess(defaultModel(), { overdueDays: 120 }).trace,
 *   [],
 * ).level; // => "RED"
 */
export function scoreTraced(
  model: ScoringModel,
  trace: Assessment['trace'],
  shell: readonly Trigger[],
): Score {
  const score = scoreOfTrace(model, trace);
  if (shell.length === 0) return score;
  return { ...score, level: 'RED', triggers: [...shell, ...score.triggers] };
}

function scoreOfTrace(model: ScoringModel, trace: Assessment['trace']): Score {
  const values: IndicatorValues = Object.fromEntries(
    Object.entries(trace).map(([id, { value }]) => [id, value]),
  );
  const score = scoreIndicators(model, values);
  const failed = Object.values(trace).some(({ state }) => state === 'EVALUATION_ERROR');
  if (!failed) return score;
  const triggers = indicatorTriggers(model.levels, values);
  const level = levelWithoutScore(triggers, 'REVIEW');
  return { ...score, score: null, levelByScore: null, triggers, level };
}

function traceIndicators(model: ScoringModel, values: Values): Record<string, IndicatorTrace> {
  const indicators = model.criteria.flatMap((criterion) => criterion.indicators);
  return Object.fromEntries(
    indicators.map((indicator) => [indicator.id, traceIndicator(indicator, values)]),
  );
}

function traceIndicator(indicator: Indicator, values: Values): IndicatorTrace {
  const { names } = indicator.formula;
  const inputs = Object.fromEntries(names.map((name) => [name, knownValue(values, name)]));
  try {
    const [impossible] = holding(indicator.impossibleWhen, values);
    if (impossible !== undefined) {
      return { inputs, value: null, state: 'EVALUATION_ERROR', reason: impossible, flags: [] };
    }
    const flags = holding(indicator.flags, values);
    const [reason] = holding(indicator.notApplicableWhen, values);
    if (reason !== undefined) {
      return { inputs, value: null, state: 'NOT_APPLICABLE', reason, flags };
    }
    const value = indicator.formula.evaluate(values);
    if (value !== null) return { inputs, value, state: 'VALUE', flags };
    const missing = names.filter((name) => inputs[name] === null);
    return { inputs, value: null, state: 'MISSING', missing, flags };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { inputs, value: null, state: 'EVALUATION_ERROR', reason: FAILED, flags: [] };
  }
}

const FAILED: Reason = {
  zh: '公式无法计算，需人工复核',
  en: 'The formula could not be computed; a person reviews it',
};

function holding(conditions: readonly Condition[], values: Values): Reason[] {
  return conditions
    .filter(({ formula }) => formula.evaluate(values) === 1)
    .map(({ zh, en }) => ({ zh, en }));
}
