import { PURPOSES } from '../../domain/consents/purposes.ts';
import type { Receiver } from '../../domain/consents/receivers.ts';
import type { Consent } from '../../domain/consents/schemas.ts';
import { SCOPES } from '../../domain/consents/scopes.ts';
import { CURRENT_WORDING, WORDINGS } from '../../domain/consents/wording.ts';
import type { Disclosure } from '../../domain/disclosures/schemas.ts';
import { OBJECTION_TERMS } from '../../domain/reviews/terms.ts';
import { beijingTime } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import type { TextKey, Words } from '../texts.ts';
import type { RatingProps } from './types.ts';

/** What a cooperative may know and decide about its own data. */
export type Privacy = {
  readonly uscc: string;
  readonly consents: readonly Consent[];
  readonly receivers: readonly Receiver[];
  readonly disclosures: readonly Disclosure[];
};

type Props = { readonly words: Words; readonly privacy: Privacy };

export function PrivacySection({ words, privacy }: Props) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="privacy">
      <h2 id="privacy">{t('privacyTitle')}</h2>
      <p class="soft">{t('privacyLead')}</p>
      <h3 class="block-title">{t('consentsTitle')}</h3>
      <Consents words={words} privacy={privacy} />
      <details class="more">
        <summary>{t('consentNew')}</summary>
        <GrantForm words={words} privacy={privacy} />
      </details>
      <h3 class="block-title">{t('disclosuresTitle')}</h3>
      <Disclosures words={words} privacy={privacy} />
    </section>
  );
}

const STATES = {
  live: 'consentLive',
  pending: 'consentPending',
  expired: 'consentExpired',
  revoked: 'consentRevoked',
} as const satisfies Record<Consent['state'], TextKey>;

function Consents({ words, privacy: { uscc, consents } }: Props) {
  const { t, say } = words;
  if (consents.length === 0) return <p>{t('consentsNone')}</p>;
  return (
    <ul class="plain findings">
      {consents.map(({ consentId, receiver, purpose, scopes, validUntil, state }) => (
        <li>
          <b>{say(receiver)}</b> · {t(STATES[state])} ·{' '}
          {t('consentLine', { purpose: say(PURPOSES[purpose]), until: beijingTime(validUntil) })}
          <p class="small soft">{scopes.map((scope) => say(SCOPES[scope])).join(' · ')}</p>
          {state === 'live' || state === 'pending' ? (
            <form method="post" action={`/cooperatives/${uscc}/consents/${consentId}/revocation`}>
              <button type="submit" class="text-button">
                {t('consentRevoke')}
                <span class="hidden"> {say(receiver)}</span>
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function GrantForm({ words: { t, say }, privacy: { uscc, receivers } }: Props) {
  return (
    <form class="key-form" method="post" action={`/cooperatives/${uscc}/consents`}>
      <label for="to">{t('consentReceiver')}</label>
      <select id="to" name="to" required>
        {receivers.flatMap((receiver) =>
          receiver.purposes.map((purpose) => (
            <option value={`${receiver.organisationId} ${purpose}`}>
              {t('consentTo', { receiver: say(receiver), purpose: say(PURPOSES[purpose]) })}
            </option>
          )),
        )}
      </select>
      <fieldset>
        <legend>{t('consentScopes')}</legend>
        {Object.entries(SCOPES).map(([id, scope]) => (
          <label>
            <input type="checkbox" name="scopes" value={id} checked={id === 'rating'} />{' '}
            {say(scope)}
          </label>
        ))}
      </fieldset>
      <label for="until">{t('consentUntil')}</label>
      <input id="until" name="until" type="date" required />
      <p class="small">{say(WORDINGS[CURRENT_WORDING])}</p>
      <button type="submit" class="button">
        {t('consentGrant')}
      </button>
    </form>
  );
}

const SHOWN = {
  identity: 'shownIdentity',
  rating: 'shownRating',
  statements: 'shownStatements',
  facts: 'shownFacts',
  contact: 'shownContact',
} as const;

const isShown = (kind: string): kind is keyof typeof SHOWN => Object.hasOwn(SHOWN, kind);

function Disclosures({ words, privacy: { disclosures } }: Props) {
  const { t, say } = words;
  if (disclosures.length === 0) return <p>{t('disclosuresNone')}</p>;
  const what = (kind: string) => (isShown(kind) ? t(SHOWN[kind]) : kind);
  const why = (purpose: string) => {
    const known = Object.entries(PURPOSES).find(([id]) => id === purpose)?.[1];
    return known === undefined ? purpose : say(known);
  };
  return (
    <ScrollRegion words={words} title={t('disclosuresTitle')}>
      <table>
        <caption class="hidden">{t('disclosuresTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('disclosureWhen')}</th>
            <th scope="col">{t('disclosureWho')}</th>
            <th scope="col">{t('disclosureWhat')}</th>
            <th scope="col">{t('disclosureWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {disclosures.map(({ disclosedAt, organisation, shown, purpose }) => (
            <tr>
              <td class="number">{beijingTime(disclosedAt)}</td>
              <td>{say(organisation)}</td>
              <td>{shown.map(what).join(' · ')}</td>
              <td>{why(purpose)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const OBJECTION_STATES = {
  open: 'underObjection',
  upheld: 'objectionUpheld',
  'rate-again': 'objectionRateAgain',
} as const;

/** That a rating is or was under objection, to everybody who reads it. */
export function ObjectionNote({ words: { t }, rating: { objection } }: RatingProps) {
  if (objection === null) return null;
  return <p class="important">{t(OBJECTION_STATES[objection.state])}</p>;
}

/** Asks for a review of a rating, once. */
export function ReviewForm({ words: { t, say }, rating }: RatingProps) {
  if (rating.objection !== null) return null;
  const action = `/cooperatives/${rating.uscc}/ratings/${rating.ratingId}/review`;
  return (
    <section class="card" aria-labelledby="review">
      <h2 id="review">{t('reviewTitle')}</h2>
      <p class="soft">{say(OBJECTION_TERMS)}</p>
      <form class="key-form" method="post" action={action}>
        <label for="reasons">{t('reviewReasons')}</label>
        <textarea id="reasons" name="reasons" required minlength={2} maxlength={2000} rows={4} />
        <button type="submit" class="button">
          {t('reviewAsk')}
        </button>
      </form>
    </section>
  );
}
