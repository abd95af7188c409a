export {
  aggregateJudgments,
  aggregatePriorities,
  consistencyWeights,
  type Disagreement,
  disagreements,
  PRIORITY_MEANS,
  type PriorityMean,
} from './aggregation.ts';
export { type BreakPoint, breakPoints } from './break-points.ts';
export { type Certainty, type CertaintyNode, certainty } from './certainty.ts';
export { comparisonComponents, type KnownJudgment } from './comparison-graph.ts';
export {
  COMPLETION_CRITERIA,
  type Completion,
  type CompletionCriterion,
  complete,
} from './completion.ts';
export { type Consensus, consensus } from './consensus.ts';
export {
  CONSISTENCY_RATIO_LIMIT,
  type Consistency,
  consistency,
  consistencyIndex,
  geometricConsistencyIndex,
  harmonicConsistencyIndex,
  koczkodajIndex,
} from './consistency.ts';
export { AhpError, type AhpErrorCode, type Path } from './errors.ts';
export { buckleyWeights, changWeights, type FuzzyMatrix, fuzzyMatrix } from './fuzzy.ts';
export {
  type BranchNode,
  type HierarchyNode,
  type HierarchyOptions,
  type HierarchyResult,
  type LeafNode,
  type Priorities,
  priorities,
  SYNTHESES,
  type Synthesis,
  synthesise,
} from './hierarchy.ts';
export {
  type JudgmentEffect,
  judgmentEffects,
  type Triad,
  worstTriads,
} from './improvement.ts';
export {
  type JudgmentMatrix,
  judgmentMatrix,
  type Reciprocity,
  readJudgment,
} from './judgment-matrix.ts';
export { type PrincipalEigenpair, principalEigenpair } from './perron.ts';
export {
  columnAverageWeights,
  geometricMeanWeights,
  PRIORITY_METHODS,
  type PriorityMethod,
  priorityVector,
} from './priorities.ts';
export {
  RANDOM_INDEX_NAMES,
  RANDOM_INDEX_TABLES,
  type RandomIndexName,
  randomIndex,
} from './random-index.ts';
export { type Repair, type RepairStep, repair } from './repair.ts';
export { JUDGMENT_SCALES, type JudgmentScale, scaledMatrix, scaleRatio } from './scales.ts';
export { type Sensitivity, sensitivity } from './sensitivity.ts';
export { type SimulatedRandomIndex, simulateRandomIndex } from './simulated-random-index.ts';
