import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly path: string;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
};

/** The way to the next page of a list, where there is one. */
export function NextPage({ words, path, next }: Props) {
  if (next === null) return null;
  return (
    <p class="actions">
      <a href={`${path}?after=${encodeURIComponent(next)}`}>{words.t('nextPage')}</a>
    </p>
  );
}
