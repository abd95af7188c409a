import type { DomainError } from '../../domain/errors.ts';
import { createOwnKey } from '../../domain/keys/create-own.ts';
import { listKeys } from '../../domain/keys/list.ts';
import { revokeKey } from '../../domain/keys/revoke.ts';
import { createOwnKeyInput, type KeyList } from '../../domain/keys/schemas.ts';
import { isFitForKey, type Permission, permissionsOf } from '../../domain/permissions.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { askedPage, type ConsoleContext, formOf, sentForm, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import type { Words } from '../texts.ts';
import { ErrorSummary, TextField, tryForm, type Wrong } from './form.tsx';
import { OnceShown } from './once-shown.tsx';

type Typed = {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresOn?: string;
};

/** The keys of one's organisation, with a form to make one. */
export async function showKeys(c: ConsoleContext, wrong?: DomainError, typed: Typed = {}) {
  const ctx = await verbContext(c);
  const keys = await listKeys({ ctx, input: askedPage(c) });
  const words = c.get('words');
  const title = words.t('keysTitle');
  const scopes = permissionsOf(ctx.actor).filter(isFitForKey);
  return respondPage(c, {
    title: wrong === undefined ? title : `${words.t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: (
      <>
        <ErrorSummary words={words} wrong={wrong} firstField="name" />
        <h1>{title}</h1>
        <p class="lead">{words.t('keysIntro')}</p>
        <KeyTable words={words} keys={keys} />
        <MakeForm words={words} wrong={wrong} typed={typed} scopes={scopes} />
      </>
    ),
  });
}

function KeyTable({ words, keys }: { words: Words; keys: KeyList }) {
  const { t } = words;
  if (keys.items.length === 0) return <p class="card">{t('keysNone')}</p>;
  return (
    <section class="card">
      <table class="records">
        <thead>
          <tr>
            <th scope="col">{t('keyName')}</th>
            <th scope="col">{t('keyScopes')}</th>
            <th scope="col">{t('keyExpires')}</th>
            <th scope="col">{t('keyRevoke')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.items.map(({ keyId, name, scopes, expiresAt }) => (
            <tr>
              <th scope="row">{name}</th>
              <td data-label={t('keyScopes')}>{scopes?.join(', ') ?? t('keyAllScopes')}</td>
              <td data-label={t('keyExpires')}>
                {expiresAt === null ? t('keyNever') : beijingTime(expiresAt)}
              </td>
              <td>
                <form method="post" action={`/keys/${keyId}/revoke`}>
                  <button type="submit" class="text-button">
                    {t('keyRevoke')}
                    <span class="hidden">: {name}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage words={words} path="/keys" next={keys.next} />
    </section>
  );
}

type MakeFormProps = {
  readonly words: Words;
  readonly wrong: Wrong;
  readonly typed: Typed;
  readonly scopes: readonly Permission[];
};

function MakeForm({ words, wrong, typed, scopes }: MakeFormProps) {
  const { t } = words;
  return (
    <section aria-labelledby="make">
      <h2 id="make" class="block-title">
        {t('keyMakeTitle')}
      </h2>
      <form class="key-form card" method="post" action="/keys">
        <TextField
          words={words}
          name="name"
          label={t('keyName')}
          wrong={wrong}
          value={typed.name}
        />
        <fieldset id="scopes">
          <legend>{t('keyScopes')}</legend>
          {scopes.map((scope) => (
            <label class="check">
              <input
                type="checkbox"
                name="scopes"
                value={scope}
                checked={typed.scopes?.includes(scope)}
              />
              <code>{scope}</code>
            </label>
          ))}
        </fieldset>
        <TextField
          words={words}
          name="expiresAt"
          label={t('keyExpires')}
          hint={t('keyExpiresHint')}
          wrong={wrong}
          type="date"
          value={typed.expiresOn}
        />
        <button type="submit" class="button">
          {t('keyMake')}
        </button>
      </form>
    </section>
  );
}

/** Makes a key; it is on the page that follows, and nowhere else. */
export async function makeKey(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const field = await formOf(c);
  const chosen = (await sentForm(c)).getAll('scopes').map(String);
  const [name, expiresOn] = [field('name'), field('expiresAt')];
  const input = { name, scopes: chosen, expiresAt: `${expiresOn}T00:00:00Z` };
  const words = c.get('words');
  return tryForm(
    () => createOwnKey({ ctx, input: createOwnKeyInput.parse(input) }),
    ({ value }) =>
      respondPage(c, {
        title: words.t('keyMadeTitle'),
        content: (
          <OnceShown
            title={words.t('keyMadeTitle')}
            intro={words.t('keyMadeIntro')}
            secret={value.key ?? ''}
            back={{ href: '/keys', text: words.t('backToKeys') }}
          />
        ),
      }),
    (wrong) => showKeys(c, wrong, { name, scopes: chosen, expiresOn }),
  );
}

export async function revokeOwnKey(c: ConsoleContext) {
  const ctx = await verbContext(c);
  await revokeKey({ ctx, input: { keyId: c.req.param('keyId') ?? '' } });
  return c.redirect('/keys', 303);
}
