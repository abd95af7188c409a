import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly uscc: string;
  readonly isOwn: boolean;
};

/** What happens to a statement that was filed. */
export function FiledNext({ words: { t }, uscc, isOwn }: Props) {
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">{t('filedNext')}</h2>
      <ol class="next-steps">
        <li>{t('filedNextVerify')}</li>
        <li>{t('filedNextQuestion')}</li>
        <li>{t('filedNextReturn')}</li>
        <li>{t('filedNextRate')}</li>
      </ol>
      <p class="actions">
        <a class="button" href={`/cooperatives/${uscc}`}>
          {t('filedToReport')}
        </a>
        {isOwn ? <a href="/questions">{t('filedToQuestions')}</a> : null}
        <a href={`/uploads/form?uscc=${uscc}`}>{t('filedAnother')}</a>
      </p>
    </section>
  );
}
