import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly path: string;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
  /** What the cursor is called in the address, where a page has two lists. */
  readonly cursor?: string;
};

/** The way to the next page of a list, where there is one. */
export function NextPage({ words, path, next, cursor = 'after' }: Props) {
  if (next === null) return null;
  return (
    <p class="actions">
      <a href={`${path}?${cursor}=${encodeURIComponent(next)}`}>{words.t('nextPage')}</a>
    </p>
  );
}
