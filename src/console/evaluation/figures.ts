import type { EvaluatedCooperative, Evaluation } from '../../domain/evaluations/schemas.ts';
import { knownLevel, levelName } from '../parts/level-badge.tsx';
import type { Words } from '../texts.ts';

export type Group = Evaluation['total'];
export type State = EvaluatedCooperative['levels'][number]['state'];

/** A state in words: a level, or a stage of the exit. */
export function stateName(words: Words, state: State): string {
  const level = knownLevel(state);
  if (level !== null) return levelName(words, level, 'short');
  return words.t(state === 'EXIT' ? 'evaluationExit' : 'evaluationClosedState');
}
