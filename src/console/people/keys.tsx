import { createOwnKey } from '../../domain/keys/create-own.ts';
import { listKeys } from '../../domain/keys/list.ts';
import { revokeKey } from '../../domain/keys/revoke.ts';
import { createOwnKeyInput, type KeyList } from '../../domain/keys/schemas.ts';
import { isFitForKey, permissionsOf } from '../../domain/permissions.ts';
import { endOfDay, untilText } from '../formats.ts';
import { ErrorSummary, NEW_FORM, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import { OnceShown } from '../parts/once-shown.tsx';
import { postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, sentForm, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { permissionName } from '../texts/permissions.ts';
import type { Words } from '../texts.ts';
import { KeyForm } from './key-form.tsx';

/** The keys of one's organisation, with a form to make one. */
export async function showKeys(
  c: ConsoleContext,
  refusal?: Refused,
  chosen: readonly string[] = [],
) {
  const ctx = await verbContext(c);
  const after = c.req.query('after');
  const keys = await listKeys({ ctx, input: after ? { after } : {} });
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  const scopes = permissionsOf(ctx.actor).filter(isFitForKey);
  return respondPage(c, {
    title: words.t('keysTitle'),
    refusal,
    content: (
      <>
        <ErrorSummary words={words} problems={form.problems} />
        <h1>{words.t('keysTitle')}</h1>
        <p class="lead">{words.t('keysIntro')}</p>
        <KeyTable words={words} keys={keys} />
        <KeyForm words={words} form={form} scopes={scopes} chosen={chosen} />
      </>
    ),
  });
}

function KeyTable({ words, keys }: { words: Words; keys: KeyList }) {
  const { t, say, language } = words;
  if (keys.items.length === 0) return <p class="card">{t('keysNone')}</p>;
  const named = (scopes: readonly string[]) =>
    scopes.map((scope) => say(permissionName(scope))).join(language === 'zh' ? '、' : ', ');
  return (
    <section class="card">
      <table class="stacked">
        <thead>
          <tr>
            {(['keyName', 'keyScopes', 'keyExpires', 'keyRevoke'] as const).map((key) => (
              <th scope="col">{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.items.map(({ keyId, name, scopes, expiresAt }) => (
            <tr>
              <th scope="row">{name}</th>
              <td data-label={t('keyScopes')}>
                {scopes === null ? t('keyAllScopes') : named(scopes)}
              </td>
              <td data-label={t('keyExpires')}>
                {expiresAt === null ? t('keyNever') : untilText(expiresAt)}
              </td>
              <td>
                <PostForm action={`/keys/${keyId}/revoke`} class="inline">
                  <button type="submit" class="text-button">
                    {t('keyRevoke')}
                    <span class="hidden">: {name}</span>
                  </button>
                </PostForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage words={words} path="/keys" next={keys.next} />
    </section>
  );
}

const KEY_NEEDS = {
  name: 'keyNameNeeded',
  scopes: 'keyScopesNeeded',
  expiresAt: 'lastDayNeeded',
} as const;

/** Makes a key; it is on the page that follows, and nowhere else. */
export async function makeKey(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const scopes = (await sentForm(c)).getAll('scopes').map(String);
  const input = { name: values.name, scopes, expiresAt: endOfDay(values.expiresAt ?? '') };
  const words = c.get('words');
  return tryForm({
    verb: async () => {
      requireFilled(values, KEY_NEEDS);
      return createOwnKey({ ctx, input: createOwnKeyInput.parse(input) });
    },
    done: ({ value }) =>
      respondPage(c, {
        title: words.t('keyMadeTitle'),
        content: (
          <OnceShown
            words={words}
            title={words.t('keyMadeTitle')}
            intro={words.t('keyMadeIntro')}
            secret={value.key}
            back={{ href: '/keys', text: words.t('backToKeys') }}
          />
        ),
      }),
    again: (refusal) => showKeys(c, refusal, scopes),
    values,
  });
}

export async function revokeOwnKey(c: ConsoleContext) {
  const ctx = await verbContext(c);
  await revokeKey({ ctx, input: { keyId: c.req.param('keyId') ?? '' } });
  return c.redirect('/keys', 303);
}
