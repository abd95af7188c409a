import type { NamedReview, ReviewList } from '../../domain/reviews/schemas.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { localName, type Words } from '../texts.ts';
import { DueBadge } from './due-badge.tsx';

type Props = {
  readonly words: Words;
  readonly list: ReviewList;
  readonly state: 'open' | 'decided';
  readonly today: string;
};

const KEYS = {
  open: {
    title: 'objectionsTitle',
    none: 'objectionsNone',
    other: { href: '/reviews?state=decided', text: 'objectionsShowDecided' },
  },
  decided: {
    title: 'objectionsDecidedTitle',
    none: 'objectionsDecidedNone',
    other: { href: '/reviews', text: 'objectionsShowOpen' },
  },
} as const;

/** Objections with their deadlines, the oldest first. */
export function ObjectionsPage({ words, list, state, today }: Props) {
  const { t } = words;
  const { title, none, other } = KEYS[state];
  return (
    <div class="narrow">
      <div class="title-row">
        <h1>{t(title)}</h1>
        <p class="lead">{t('objectionsLead')}</p>
        <p>
          <a href={other.href}>{t(other.text)}</a>
        </p>
      </div>
      {list.items.length === 0 ? <p class="card">{t(none)}</p> : null}
      <ul class="tasks plain">
        {list.items.map((review) => (
          <Objection words={words} review={review} today={today} />
        ))}
      </ul>
      <NextPage words={words} path={`/reviews?state=${state}`} next={list.next} />
    </div>
  );
}

type ObjectionProps = Pick<Props, 'words' | 'today'> & { readonly review: NamedReview };

function Objection({ words, review, today }: ObjectionProps) {
  const { requestId, name, nameEn, requestedAt } = review;
  return (
    <li>
      <a href={`/reviews/${requestId}`}>{localName(words, name, nameEn)}</a>
      <span class="soft small">{words.t('objectionLine', { time: beijingTime(requestedAt) })}</span>
      <DueBadge words={words} review={review} today={today} />
    </li>
  );
}
