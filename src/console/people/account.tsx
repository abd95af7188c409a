import { DomainError } from '../../domain/errors.ts';
import { type Account, describeAccount, type Post } from '../../domain/people/account.ts';
import { signOutEverywhere } from '../../domain/people/sign-out.ts';
import { switchOrganisation } from '../../domain/people/switch-organisation.ts';
import { PERMISSIONS } from '../../domain/permissions.ts';
import { postedFields } from '../parts/posted.ts';
import { actorOf, type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { SecondFactorSection } from './enrolment.tsx';

/** Who one is, for whom one acts, and how one is protected. */
export async function showAccount(c: ConsoleContext) {
  const actor = await actorOf(c);
  const signedIn = c.get('signedIn');
  if (actor === undefined && signedIn === undefined) throw new DomainError('UNAUTHENTICATED');
  const words = c.get('words');
  const account = signedIn && (await describeAccount({ house: c.env, signedIn }));
  const makesKeys = PERMISSIONS['keys:create'].some((role) => role === actor?.role);
  return respondPage(c, {
    title: words.t('accountTitle'),
    content: (
      <div class="narrow">
        <h1>{words.t('accountTitle')}</h1>
        {account === undefined ? (
          <p class="lead">{words.t('accountKeyOnly')}</p>
        ) : (
          <AccountSections words={words} account={account} />
        )}
        {actor === undefined ? null : (
          <p>
            <a href="/people">{words.t('peopleTitle')}</a>
            {makesKeys ? (
              <>
                {' · '}
                <a href="/keys">{words.t('keysTitle')}</a>
              </>
            ) : null}
          </p>
        )}
      </div>
    ),
  });
}

type Props = { readonly words: Words; readonly account: Account };

function AccountSections({ words, account }: Props) {
  const { t } = words;
  const isActing = account.posts.some((post) => post.isActing);
  return (
    <>
      <p class="lead">
        {account.name} · {account.email}
      </p>
      <section class="card" aria-labelledby="organisations">
        <h2 id="organisations">{t('accountOrganisations')}</h2>
        {isActing ? null : <p>{t('accountActingForNobody')}</p>}
        {account.awaitsConfirmation ? <p>{t('accountAwaitsConfirmation')}</p> : null}
        <ul class="plain">
          {account.posts.map((post) => (
            <PostLine words={words} post={post} />
          ))}
        </ul>
      </section>
      <SecondFactorSection words={words} account={account} />
      <p>
        <a href="/account/password">{t('passwordTitle')}</a>
      </p>
      <form class="form" method="post" action="/account/sign-out-everywhere">
        <button type="submit" class="button">
          {t('accountSignOutEverywhere')}
        </button>
      </form>
    </>
  );
}

function PostLine({ words: { t, say }, post }: { words: Words; post: Post }) {
  const name = `${say(post.organisation)} · ${say(ROLE_TEXTS[post.role].name)}`;
  return (
    <li>
      {post.isActing ? (
        <p>
          <b>{name}</b> ({t('accountCurrent')})
        </p>
      ) : (
        <form method="post" action="/account/switch">
          <input type="hidden" name="membershipId" value={post.membershipId} />
          {name}{' '}
          <button type="submit" class="text-button">
            {t('accountSwitch')}
            <span class="hidden">: {name}</span>
          </button>
        </form>
      )}
    </li>
  );
}

export async function switchAccount(c: ConsoleContext) {
  const { membershipId = '' } = await postedFields(c);
  const input = { membershipId };
  await switchOrganisation({ house: c.env, cookie: cookieHeader(c), input });
  return c.redirect('/account', 303);
}

export async function leaveEverywhere(c: ConsoleContext) {
  const { cookies } = await signOutEverywhere({ house: c.env, cookie: cookieHeader(c) });
  sendCookies(c, cookies);
  return c.redirect('/sign-in', 303);
}
