import { PURPOSES } from '../../domain/consents/purposes.ts';
import type { Consent } from '../../domain/consents/schemas.ts';
import { SCOPES } from '../../domain/consents/scopes.ts';
import { beijingTime, untilText } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { type FormState, PostForm } from '../parts/form.tsx';
import type { TextKey, Words } from '../texts.ts';
import { GrantForm, isAboutConsent } from './grant-form.tsx';
import type { Privacy } from './privacy.ts';

type Props = { readonly words: Words; readonly privacy: Privacy };

export function PrivacySection({ words, privacy, form }: Props & { readonly form: FormState }) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="privacy">
      <h2 id="privacy">{t('privacyTitle')}</h2>
      <p class="soft">{t('privacyLead')}</p>
      <h3 class="block-title">{t('consentsTitle')}</h3>
      <Consents words={words} privacy={privacy} />
      <details class="more" open={isAboutConsent(form)}>
        <summary>{t('consentNew')}</summary>
        <GrantForm words={words} privacy={privacy} form={form} />
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
          {t('consentLine', { purpose: say(PURPOSES[purpose]), until: untilText(validUntil) })}
          <p class="small soft">{scopes.map((scope) => say(SCOPES[scope])).join(' · ')}</p>
          {state === 'live' || state === 'pending' ? (
            <PostForm
              action={`/cooperatives/${uscc}/consents/${consentId}/revocation`}
              class="inline"
            >
              <button type="submit" class="text-button">
                {t('consentRevoke')}
                <span class="hidden"> {say(receiver)}</span>
              </button>
            </PostForm>
          ) : null}
        </li>
      ))}
    </ul>
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
