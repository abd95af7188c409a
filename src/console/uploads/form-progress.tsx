import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  /** What is said until the first count is known. */
  readonly begin: 'uploadReading' | 'uploadFiling';
};

/** Where the script of a form says how far it has come; without it nothing is there. */
export function FormProgress({ words: { t }, begin }: Props) {
  const sentences = {
    begin: t(begin),
    count: t('progressCount', { done: '{done}', of: '{of}' }),
    end: t('progressEnd'),
  };
  return (
    <div class="form-progress" data-progress data-sentences={JSON.stringify(sentences)}>
      <progress max={1} hidden aria-label={t('progressLabel')} />
      <p role="status" />
    </div>
  );
}
