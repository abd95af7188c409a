import {
  judgmentMatrix,
  type PriorityMethod,
  priorities,
  RANDOM_INDEX_NAMES,
  type RandomIndexName,
} from '../../ahp/index.ts';
import type { Anchor } from './curve.ts';
import { type Formula, parseFormula } from './formula.ts';
import type { IndicatorModelFile, WarningLevelsFile } from './model-schema.ts';
import { indicatorModelFile, type Published, referredFile } from './models.ts';
import type { RulePackFile } from './rule-pack-schema.ts';
import { formulaNames } from './vocabulary.ts';

export type Criterion = IndicatorModelFile['criteria'][number];
export type IndicatorFile = Criterion['indicators'][number];

/** An indicator ready to compute: formulas parsed, weights derived from the judgments. */
export type Indicator = {
  readonly id: string;
  readonly file: IndicatorFile;
  readonly formula: Formula;
  readonly impossibleWhen: readonly Condition[];
  readonly notApplicableWhen: readonly Condition[];
  readonly flags: readonly Condition[];
  readonly anchors: readonly Anchor[];
  /** Its share of its criterion. */
  readonly localWeight: number;
  /** Its share of the total. */
  readonly weight: number;
};

export type Condition = { readonly formula: Formula; readonly zh: string; readonly en: string };

export type ScoringCriterion = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly weight: number;
  readonly consistencyRatio: number;
  readonly indicators: readonly Indicator[];
};

/** An indicator model with its warning levels, ready to compute. */
export type ScoringModel = {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly file: IndicatorModelFile;
  readonly levels: WarningLevelsFile;
  readonly shellScreen: RulePackFile;
  readonly consistencyRatio: number;
  readonly criteria: readonly ScoringCriterion[];
};

/** The model that a county starts with. */
export const DEFAULT_MODEL_ID = 'gaoqing-2026';

const prepared = new Map<string, ScoringModel>();

/**
 * Scoring model: a published indicator model, checked, with weights from its judgment matrices at
 * full precision and its formulas parsed. Prepared once and kept.
 *
 * @param id such as "gaoqing-2026"
 * @param version such as "1.0.0"; the newest by default
 * @returns the model, or undefined if there is none of that id and version
 * @throws {Error} if the file, a matrix, a formula or a file that it refers to is not as it must be
 * @example
 * scoringModel('gaoqing-2026').criteria[0].id; // => "FIN"
 */
export function scoringModel(id: string, version?: string): ScoringModel | undefined {
  const published = indicatorModelFile(id, version);
  return published === undefined ? undefined : preparedModel(published);
}

/**
 * Prepared model: a published file ready to compute, prepared once and kept by its digest.
 *
 * @param published the file and its digest
 * @returns the model ready to compute
 * @throws {Error} as scoringModel
 * @example
 * preparedModel(indicatorModelFile('gaoqing-2026')) === defaultModel(); // => true
 */
export function preparedModel(published: Published<IndicatorModelFile>): ScoringModel {
  const model = prepared.get(published.digest) ?? prepareModel(published);
  prepared.set(published.digest, model);
  return model;
}

/**
 * Default model: the one that a county starts with, which every build contains.
 *
 * @returns the model ready to compute
 * @example
 * defaultModel().id; // => "gaoqing-2026"
 */
export function defaultModel(): ScoringModel {
  return scoringModel(DEFAULT_MODEL_ID) as ScoringModel;
}

/**
 * Model preparation: derives weights and parses formulas of a model file.
 *
 * @param published the file and its digest
 * @returns the model ready to compute
 * @throws {Error} as scoringModel
 * @example
 * prepareModel(indicatorModelFile('gaoqing-2026')).id; // => "gaoqing-2026"
 */
export function prepareModel({ file, digest }: Published<IndicatorModelFile>): ScoringModel {
  const levels = referredFile(file.levels, 'warning-levels');
  const shellScreen = referredFile(file.shellScreen, 'rule-pack');
  const top = derivedWeights(file, file.judgments.rows, file.criteria.length, file.id);
  const names = formulaNames();
  const criteria = file.criteria.map((criterion, c) =>
    prepareCriterion(file, criterion, top.weights[c] as number, names),
  );
  return {
    id: file.id,
    version: file.version,
    digest,
    file,
    levels,
    shellScreen,
    consistencyRatio: top.consistencyRatio,
    criteria,
  };
}

function prepareCriterion(
  file: IndicatorModelFile,
  criterion: Criterion,
  weight: number,
  names: ReadonlySet<string>,
): ScoringCriterion {
  const { id, zh, en, indicators } = criterion;
  const local = derivedWeights(file, criterion.judgments.rows, indicators.length, id);
  return {
    id,
    zh,
    en,
    weight,
    consistencyRatio: local.consistencyRatio,
    indicators: indicators.map((indicator, i) =>
      prepareIndicator(indicator, weight, local.weights[i] as number, names),
    ),
  };
}

function prepareIndicator(
  file: IndicatorFile,
  criterionWeight: number,
  localWeight: number,
  names: ReadonlySet<string>,
): Indicator {
  const own = Object.fromEntries((file.parameters ?? []).map(({ id, value }) => [id, value]));
  const taken = Object.keys(own).find((name) => names.has(name));
  if (taken !== undefined) throw new Error(`${file.id}: ${taken} is a fact or a line already`);
  const known = (name: string) => names.has(name) || Object.hasOwn(own, name);
  const parsed = (text: string, type?: 'truth') =>
    withParameters(parseFormula(text, known, type), own);
  const condition = ({ formula, zh, en }: { formula: string; zh: string; en: string }) => ({
    formula: parsed(formula, 'truth'),
    zh,
    en,
  });
  const anchors = file.anchors.points;
  if (anchors.some(([value], i) => i > 0 && value <= (anchors[i - 1] as Anchor)[0])) {
    throw new Error(`${file.id}: the values of the anchors must ascend`);
  }
  return {
    id: file.id,
    file,
    formula: parsed(file.formula),
    impossibleWhen: (file.impossibleWhen ?? []).map(condition),
    notApplicableWhen: (file.notApplicableWhen ?? []).map(condition),
    flags: (file.flags ?? []).map(condition),
    anchors,
    localWeight,
    weight: criterionWeight * localWeight,
  };
}

/** A formula that reads its parameters where they stand in the model, and the rest from the values. */
function withParameters(formula: Formula, parameters: Readonly<Record<string, number>>): Formula {
  return {
    ...formula,
    names: formula.names.filter((name) => !Object.hasOwn(parameters, name)),
    evaluate: (values) => formula.evaluate({ ...values, ...parameters }),
  };
}

function derivedWeights(
  file: IndicatorModelFile,
  rows: readonly (readonly string[])[],
  size: number,
  name: string,
): { weights: readonly number[]; consistencyRatio: number } {
  const method: PriorityMethod = file.weighting.method;
  const table = RANDOM_INDEX_NAMES.find((known) => known === file.weighting.randomIndex);
  if (table === undefined) throw new Error(`${file.id}: unknown random-index table`);
  const answer = priorities(judgmentMatrix(rows), method, table satisfies RandomIndexName);
  if (answer.weights.length !== size) {
    throw new Error(`${file.id}: the matrix of ${name} must compare ${size} elements`);
  }
  if (answer.consistencyRatio >= file.weighting.consistencyRatioLimit) {
    throw new Error(`${file.id}: the matrix of ${name} is not consistent enough`);
  }
  return answer;
}
