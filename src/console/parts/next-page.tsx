import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  /** The address of the list, with its filters. */
  readonly path: string;
  /** Where the next page begins; null on the last one. */
  readonly after: string | null;
};

/** The way to the next page of a list. */
export function NextPage({ words, path, after }: Props) {
  if (after === null) return null;
  return (
    <p class="actions">
      <a
        class="button plain-button"
        href={`${path}${path.includes('?') ? '&' : '?'}after=${after}`}
      >
        {words.t('nextPage')}
      </a>
    </p>
  );
}
