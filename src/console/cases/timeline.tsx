import type { CaseEntry, CaseTimeline } from '../../domain/cases/schemas.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { ENTRY_KEYS } from '../texts/cases.ts';
import type { Words } from '../texts.ts';
import { casePath } from './paths.ts';
import { stateName } from './state-badge.tsx';
import { bodyName, byWhom } from './words.ts';

type Props = { readonly words: Words; readonly uscc: string; readonly timeline: CaseTimeline };

/** What happened to a case, in words, the newest first. */
export function Timeline({ words, uscc, timeline: { items, next } }: Props) {
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{words.t('timelineTitle')}</h2>
      <ol class="timeline plain">
        {items.map((entry) => (
          <li>
            <time class="soft small number" datetime={entry.happenedAt}>
              {beijingTime(entry.happenedAt)}
            </time>
            <p>
              {entrySentence(words, entry)} <span class="soft small">— {byWhom(words, entry)}</span>
            </p>
          </li>
        ))}
      </ol>
      <NextPage words={words} path={casePath(uscc)} next={next} />
    </section>
  );
}

/** An entry as a sentence; of a kind that this version does not know, its name. */
export function entrySentence(words: Words, entry: CaseEntry): string {
  const { t, say } = words;
  if (entry.kind === 'moved') return moveSentence(words, entry);
  const key = Object.hasOwn(ENTRY_KEYS, entry.kind)
    ? ENTRY_KEYS[entry.kind as keyof typeof ENTRY_KEYS]
    : undefined;
  if (key === undefined) return entry.kind;
  const duty = entry.duty === null ? (entry.dutyId ?? '') : say(entry.duty);
  const body = entry.escalatesTo === null ? '' : bodyName(words, entry.escalatesTo);
  return t(key, { duty, body });
}

function moveSentence(words: Words, { fromState, toState, transition, reason }: CaseEntry): string {
  const to = stateName(words, toState ?? '');
  if (transition === 'OPENED') return words.t('entryBegun', { to });
  const from = stateName(words, fromState ?? '');
  return words.t('entryMoved', { from, to, reason: reason === null ? '' : words.say(reason) });
}
