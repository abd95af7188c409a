import type { DraftState } from '../../domain/weighting/schemas.ts';
import { DRAFT_STATE_TEXTS } from '../texts/draft-states.ts';
import type { Words } from '../texts.ts';

const LOOKS = {
  DRAFT: 'gap',
  JUDGING: 'blue',
  AGGREGATED: 'blue',
  IN_REVIEW: 'review',
  RETURNED: 'orange',
  TAKEN_BACK: 'orange',
  WITHDRAWN: 'gap',
  APPROVED: 'normal',
  PUBLISHED: 'normal',
  SHADOW: 'yellow',
  IN_FORCE: 'normal',
  RETIRED: 'gap',
} as const satisfies Record<DraftState, string>;

/** At which stage a draft is. */
export function StateBadge({ words, state }: { words: Words; state: DraftState }) {
  return (
    <span class={`badge level-${LOOKS[state]}`}>{words.say(DRAFT_STATE_TEXTS[state].name)}</span>
  );
}
