import type { RiskCase } from '../../domain/cases/schemas.ts';
import { knownLevel, LevelBadge, levelClass, levelMeaning } from '../parts/level-badge.tsx';
import { CASE_STATE_TEXTS } from '../texts/cases.ts';
import { LEVEL_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

export type CaseState = RiskCase['state'];

type Props = {
  readonly words: Words;
  readonly state: CaseState;
  readonly size?: 'small' | 'large';
};

/** The state of a case as colour, shape and word: levels look as they do everywhere. */
export function StateBadge({ words, state, size = 'small' }: Props) {
  const level = knownLevel(state);
  if (level !== null) return <LevelBadge words={words} level={level} size={size} />;
  return (
    <span class={`badge ${stateClass(state)}${size === 'large' ? ' large' : ''}`}>
      {stateName(words, state)}
    </span>
  );
}

export const stateClass = (state: CaseState): string =>
  state === 'DISPUTE' ? 'level-review' : levelClass(knownLevel(state));

/** The name of a state; of one that this version does not know, its id. */
export function stateName({ say }: Words, state: string): string {
  const level = knownLevel(state);
  if (level !== null) return say(LEVEL_TEXTS[level].short);
  return isOther(state) ? say(CASE_STATE_TEXTS[state].name) : state;
}

export function stateMeaning(words: Words, state: string): string {
  if (isOther(state)) return words.say(CASE_STATE_TEXTS[state].meaning);
  return levelMeaning(words, knownLevel(state));
}

const isOther = (state: string): state is keyof typeof CASE_STATE_TEXTS =>
  Object.hasOwn(CASE_STATE_TEXTS, state);
