import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Actor } from '../domain/context.ts';
import { LANGUAGE_TAGS, type Language } from './language.ts';
import { placeOf, placesOf } from './navigation.ts';
import { BalanceMark, InformationMark } from './parts/marks.tsx';
import { type ScriptName, scriptPath } from './scripts.ts';
import { styleSheetPath } from './styles.ts';
import { FICTIONAL_NOTICE } from './texts/common.ts';
import { ROLE_TEXTS } from './texts/levels.ts';
import type { Words } from './texts.ts';

/** What surrounds the content of every page. */
export type Frame = {
  readonly words: Words;
  readonly title: string;
  /** The page in the other language. */
  readonly otherLanguageHref: string;
  readonly actor?: Pick<Actor, 'name' | 'role'> | undefined;
  /** Demonstration data: the page says so, in both languages. */
  readonly isFictional: boolean;
  /** The path of the page, for its place in the navigation. */
  readonly path: string;
  /** What adds live figures; the page works without it. */
  readonly script?: ScriptName | undefined;
};

const OTHER: Record<Language, Language> = { zh: 'en', en: 'zh' };

export const otherLanguage = (language: Language): Language => OTHER[language];

/** A whole document, doctype and all. */
export function htmlDocument(frame: Frame, content: Child) {
  return html`<!doctype html>${<Document {...frame}>{content}</Document>}`;
}

function Document({ children, ...frame }: Frame & { children?: Child }) {
  const { words, title, script } = frame;
  return (
    <html lang={LANGUAGE_TAGS[words.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${words.t('productName')}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={styleSheetPath} />
        {script === undefined ? null : <script type="module" src={scriptPath(script)} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.t('skipToContent')}
        </a>
        <Header {...frame} />
        {frame.isFictional ? <FictionalNotice /> : null}
        <main id="main" class="wide" tabindex={-1}>
          {children}
        </main>
        <Footer words={words} />
      </body>
    </html>
  );
}

function Header({ words, otherLanguageHref, actor, path }: Frame) {
  const { t, language } = words;
  const other = otherLanguage(language);
  return (
    <header class="head">
      <div class="wide">
        <a class="brand" href="/">
          <BalanceMark />
          <span>
            <b>{t('productName')}</b>
            {t('productTagline')}
          </span>
        </a>
        <div class="account">
          {actor === undefined ? null : (
            <a class="who" href="/account">
              {signedInAs(words, actor)}
            </a>
          )}
          <a href={otherLanguageHref} lang={LANGUAGE_TAGS[other]} hreflang={LANGUAGE_TAGS[other]}>
            {t('switchLanguage')}
          </a>
          {actor === undefined ? null : (
            <form method="post" action="/sign-out">
              <button type="submit" class="text-button">
                {t('signOut')}
              </button>
            </form>
          )}
        </div>
        {actor === undefined ? null : <Navigation words={words} role={actor.role} path={path} />}
      </div>
    </header>
  );
}

type NavigationProps = { words: Words; role: Actor['role']; path: string };

/** Where one may go. */
function Navigation({ words: { t }, role, path }: NavigationProps) {
  const here = placeOf(role, path);
  return (
    <nav class="nav" aria-label={t('navLabel')}>
      <ul class="plain">
        {placesOf(role).map((place) => (
          <li>
            <a href={place.path} aria-current={place.path === here ? 'page' : undefined}>
              {t(place.text)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The role is said unless the name says it already. */
function signedInAs({ t, say }: Words, { name, role }: Pick<Actor, 'name' | 'role'>): string {
  const roleName = say(ROLE_TEXTS[role].name);
  return name.includes(roleName) ? name : t('signedInAs', { name, role: roleName });
}

function FictionalNotice() {
  return (
    <div class="notice" role="note">
      <div class="wide">
        <InformationMark />
        <div>
          <p lang="zh-CN">
            <b>{FICTIONAL_NOTICE.zh}</b>
          </p>
          <p lang="en">{FICTIONAL_NOTICE.en}</p>
        </div>
      </div>
    </div>
  );
}

function Footer({ words: { t } }: { words: Words }) {
  return (
    <footer class="foot">
      <div class="wide">
        <p>{t('recommendsOnly')}</p>
        <p>
          {t('groundTitle')}
          {t('ground').startsWith('《') ? '：' : ': '}
          {t('ground')}
        </p>
      </div>
    </footer>
  );
}
