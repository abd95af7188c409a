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
  type JudgmentMatrix,
  judgmentMatrix,
  type Reciprocity,
  readJudgment,
} from './judgment-matrix.ts';
export { type PrincipalEigenpair, principalEigenpair } from './linear-algebra.ts';
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
export {
  type AhpErrorBody,
  type AhpResponse,
  answerRequest,
  errorBody,
  tryAnswerRequest,
} from './request.ts';
