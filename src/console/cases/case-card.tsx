import type { RiskCase } from '../../domain/cases/schemas.ts';
import { dayInChina } from '../../domain/day.ts';
import type { Words } from '../texts.ts';
import { daysBetween, isLate } from './deadline.ts';
import { casePath } from './paths.ts';
import { StateBadge, stateClass } from './state-badge.tsx';

type Props = { readonly words: Words; readonly riskCase: RiskCase; readonly now: Date };

/** Where the case of a cooperative stands, and what is open on both sides, on its report. */
export function CaseCard({ words, riskCase, now }: Props) {
  const { t } = words;
  const { uscc, state, level, enteredAt, duties } = riskCase;
  const open = duties.filter((duty) => duty.state === 'open');
  const late = open.filter((duty) => isLate(duty, now));
  const own = ({ side }: RiskCase['duties'][number]) => side === 'cooperative';
  const [ownOpen, ownLate] = [open.filter(own).length, late.filter(own).length];
  const day = dayInChina(new Date(enteredAt));
  return (
    <section class={`card standing level-mark ${stateClass(level)}`} aria-labelledby="case">
      <h2 id="case">{t('caseCardTitle')}</h2>
      <p>
        <StateBadge words={words} state={level} />{' '}
        {state === 'DISPUTE' ? <StateBadge words={words} state={state} /> : null}{' '}
        {t('caseSince', { day, n: daysBetween(day, dayInChina(now)) + 1 })}
      </p>
      <p>
        {t('caseCountNow', {
          ...{ own: ownOpen, ownLate },
          ...{ other: open.length - ownOpen, otherLate: late.length - ownLate },
        })}{' '}
        <a href={casePath(uscc)}>{t('caseOpenLink')}</a>
      </p>
    </section>
  );
}
