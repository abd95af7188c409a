import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly title: string;
  readonly intro: string;
  /** Null where it was shown already. */
  readonly secret: string | null;
  readonly back: { readonly href: string; readonly text: string };
};

/** Something secret that is on this page and on no other one. */
export function OnceShown({ words, title, intro, secret, back }: Props) {
  return (
    <div class="narrow">
      <h1>{title}</h1>
      {secret === null ? (
        <p class="lead">{words.t('shownOnceAlready')}</p>
      ) : (
        <>
          <p class="lead">{intro}</p>
          <p class="card">
            <code class="secret">{secret}</code>
          </p>
        </>
      )}
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
    </div>
  );
}
