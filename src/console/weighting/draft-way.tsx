import type { DraftState } from '../../domain/weighting/schemas.ts';
import { CheckMark } from '../parts/marks.tsx';
import { DRAFT_STATE_TEXTS } from '../texts/draft-states.ts';
import type { TextKey, Words } from '../texts.ts';

const STEPS = [
  'stepDraft',
  'stepPanel',
  'stepPreview',
  'stepReview',
  'stepPublish',
  'stepForce',
] as const satisfies readonly TextKey[];

/** The step at which each stage is, from 0; what was withdrawn is on no way. */
const STEP_OF = {
  DRAFT: 1,
  JUDGING: 1,
  AGGREGATED: 2,
  RETURNED: 1,
  TAKEN_BACK: 2,
  IN_REVIEW: 3,
  APPROVED: 4,
  PUBLISHED: 5,
  SHADOW: 5,
  IN_FORCE: 6,
  RETIRED: 6,
} as const satisfies Record<Exclude<DraftState, 'WITHDRAWN'>, number>;

/** The way from a draft to weights in force, where this one is, and what comes next. */
export function DraftWay({ words, state }: { words: Words; state: DraftState }) {
  const { t, say } = words;
  return (
    <>
      {state === 'WITHDRAWN' ? null : <Steps words={words} now={STEP_OF[state]} />}
      <p class="important">
        {t('nextTitle')}
        {words.language === 'zh' ? '：' : ': '}
        {say(DRAFT_STATE_TEXTS[state].next)}
      </p>
    </>
  );
}

function Steps({ words: { t }, now }: { words: Words; now: number }) {
  return (
    <ol class="way plain" aria-label={t('stepsTitle')}>
      {STEPS.map((step, i) => (
        <li
          class={i < now ? 'done' : i === now ? 'now' : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          <b aria-hidden="true">{i < now ? <CheckMark /> : i + 1}</b>
          <span>
            {t(step)}
            {i < now ? <span class="hidden">（{t('stepDone')}）</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
