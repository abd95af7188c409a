import type { Review } from '../../domain/reviews/schemas.ts';
import type { Words } from '../texts.ts';

type Props = { readonly words: Words; readonly review: Review; readonly today: string };

const DECIDED = { upheld: 'decideUphold', 'rate-again': 'decideAgain' } as const;

/** Until when an objection has to be answered, or how it was. */
export function DueBadge({ words: { t }, review: { state, dueOn }, today }: Props) {
  if (state !== 'open') return <span class="badge level-normal">{t(DECIDED[state])}</span>;
  return today > dueOn ? (
    <span class="badge level-red">{t('objectionOverdue', { day: dueOn })}</span>
  ) : (
    <span class="badge level-yellow">{t('objectionDue', { day: dueOn })}</span>
  );
}
