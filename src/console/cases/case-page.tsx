import type { CaseTimeline, RiskCase } from '../../domain/cases/schemas.ts';
import type { Cooperative } from '../../domain/cooperatives/schemas.ts';
import { dayInChina } from '../../domain/day.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { LevelBadge } from '../parts/level-badge.tsx';
import { localName, type Words } from '../texts.ts';
import { daysBetween } from './deadline.ts';
import { type DutyProps, SideDuties } from './duty-list.tsx';
import { Fall } from './fall.tsx';
import { actPath, requestPath } from './paths.ts';
import { StateBadge, stateClass, stateMeaning } from './state-badge.tsx';
import { Timeline } from './timeline.tsx';

export type CaseProps = DutyProps & {
  readonly cooperative: Cooperative;
  readonly riskCase: RiskCase;
  readonly timeline: CaseTimeline;
};

/** A case: where it stands, what both sides have to do, what lowers the level, what happened. */
export function CasePage(props: CaseProps) {
  const { words, cooperative, riskCase, timeline, ...of } = props;
  const { t } = words;
  const side = (wanted: 'cooperative' | 'government') => ({
    ...{ words, ...of, duties: riskCase.duties.filter((duty) => duty.side === wanted) },
  });
  return (
    <>
      {of.actor.role === 'cooperative' ? null : (
        <a class="back" href="/cases">
          ← {t('backToCases')}
        </a>
      )}
      <div class="title-row">
        <h1>{localName(words, cooperative.name, cooperative.nameEn)}</h1>
      </div>
      <Standing {...props} />
      <div class="grid halves sides">
        <SideDuties id="own" title={t('ownDutiesTitle')} {...side('cooperative')} />
        <SideDuties id="government" title={t('governmentDutiesTitle')} {...side('government')} />
      </div>
      <div class="stack">
        <Fall words={words} riskCase={riskCase} actor={of.actor} />
        <Limits words={words} riskCase={riskCase} />
        <Actions {...props} />
        <Timeline words={words} uscc={riskCase.uscc} timeline={timeline} />
      </div>
    </>
  );
}

/** The state, large, with what it means and since when. */
function Standing({ words, riskCase, now }: CaseProps) {
  const { t } = words;
  const { uscc, level, state, enteredAt, rating, isPaused, duties } = riskCase;
  const day = dayInChina(new Date(enteredAt));
  const n = daysBetween(day, dayInChina(now)) + 1;
  const provisional = duties.find((duty) => duty.state === 'open' && duty.isProvisional);
  return (
    <section
      class={`card standing level-mark ${stateClass(level)}`}
      aria-label={t('caseStateColumn')}
    >
      <p>
        <StateBadge words={words} state={level} size="large" />
        {state === 'DISPUTE' ? <StateBadge words={words} state={state} /> : null}
      </p>
      <p class="meaning">{stateMeaning(words, level)}</p>
      <p>
        {t('caseSince', { day, n })} · {t('caseRating')}
        <LevelBadge words={words} level={rating.level} />{' '}
        <a href={`/cooperatives/${uscc}`}>{t('caseReport')}</a>
      </p>
      <p class="soft small">{t('caseInForce')}</p>
      {isPaused ? <p class="important">{t('casePaused')}</p> : null}
      {state === 'DISPUTE' ? <p class="important">{t('caseDisputed')}</p> : null}
      {provisional === undefined ? null : (
        <p class="soft small">{t('caseProvisional', { calendar: provisional.calendar })}</p>
      )}
    </section>
  );
}

type LimitsProps = { readonly words: Words; readonly riskCase: RiskCase };

/** What is not allowed meanwhile, and what the law lets the government do. */
function Limits({ words, riskCase: { restrictions, tools } }: LimitsProps) {
  const lists = [
    ['restrictionsTitle', restrictions],
    ['toolsTitle', tools],
  ] as const;
  if (lists.every(([, items]) => items.length === 0)) return null;
  return (
    <section class="card limits">
      {lists.map(([title, items]) =>
        items.length === 0 ? null : (
          <div>
            <h2>{words.t(title)}</h2>
            <ul>
              {items.map((item) => (
                <li>{words.say(item)}</li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

/** What can be asked for, and the way to the exit. */
function Actions({ words, riskCase, actor }: CaseProps) {
  const { t, say } = words;
  const { uscc, level, isPaused, mayExit, requestable, resumedBy } = riskCase;
  if (!hasPermission(actor, 'cases:act') || level === 'CLOSED') return null;
  const links = [
    ...requestable.map((duty) => ({
      href: requestPath(uscc, duty.dutyId),
      text: t('requestCase', { duty: say(duty) }),
    })),
    ...(isPaused && hasPermission(actor, 'cases:verify')
      ? [{ href: actPath(uscc, 'resumption'), text: t('resumeCase') }]
      : []),
    ...(mayExit && actor.role === 'cooperative'
      ? [{ href: actPath(uscc, 'exit'), text: t('exitCase') }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <section class="card" aria-labelledby="actions">
      <h2 id="actions">{t('caseActions')}</h2>
      {isPaused ? <p>{t('resumeCaseHint', { n: resumedBy.length })}</p> : null}
      <p class="actions">
        {links.map(({ href, text }) => (
          <a class="button plain-button" href={href}>
            {text}
          </a>
        ))}
      </p>
    </section>
  );
}
