import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  /** The address of the list, with its filters. */
  readonly path: string;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
  /** What the cursor is called in the address, where a page has two lists. */
  readonly cursor?: string;
};

/** The way to the next page of a list, where there is one. */
export function NextPage({ words, path, next, cursor = 'after' }: Props) {
  if (next === null) return null;
  const mark = path.includes('?') ? '&' : '?';
  return (
    <p class="actions">
      <a class="button plain-button" href={`${path}${mark}${cursor}=${encodeURIComponent(next)}`}>
        {words.t('nextPage')}
      </a>
    </p>
  );
}
