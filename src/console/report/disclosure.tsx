import type { Child } from 'hono/jsx';
import type { RatingSummary } from '../../domain/ratings/schemas.ts';
import { modelFilePath, scoreFilePath } from '../files.ts';
import { beijingTime } from '../formats.ts';
import type { Words } from '../texts.ts';
import type { DisclosureProps, RatingProps } from './types.ts';

/** What everybody who is rated may know: model, method, data, how to object, and who decides. */
export function Disclosure({ words, report, withFiles }: DisclosureProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="disclosure">
      <h2 id="disclosure">{t('disclosureTitle')}</h2>
      <p class="important">{t('disclosureUse')}</p>
      <dl class="sheet">
        <Entry name={t('objectTitle')}>{t('disclosureObject')}</Entry>
        <Entry name={t('decidedBy')}>{t('disclosureDecides')}</Entry>
        <Entry name={t('methodLabel')}>{t('disclosureMethod')}</Entry>
        <RatingEntries words={words} report={report} withFiles={withFiles} />
        {report.route === null ? null : (
          <Entry name={t('rulesLabel')}>
            <Model words={words} model={report.route.rules} />
          </Entry>
        )}
      </dl>
    </section>
  );
}

const Entry = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

type ModelProps = {
  readonly words: Words;
  readonly model: RatingSummary['model'];
};

function Model({ words: { t }, model: { id, version, digest } }: ModelProps) {
  return (
    <>
      {t('versionOf', { id, version })}
      <br />
      <span class="soft small">
        {t('digestLabel')} <code>{digest}</code>
      </span>
    </>
  );
}

function RatingEntries({ words, report: { rating }, withFiles }: DisclosureProps) {
  if (rating === null) return null;
  const { t, say, language } = words;
  const weights = rating.criteria.map((it) => `${say(it)} ${it.modelWeight.toFixed(4)}`);
  return (
    <>
      <Entry name={t('modelLabel')}>
        <Model words={words} model={rating.model} />
      </Entry>
      <Entry name={t('weightsLabel')}>{weights.join(language === 'zh' ? '，' : ', ')}</Entry>
      <Entry name={t('periodLabel')}>{t('yearOf', { year: rating.fiscalYear })}</Entry>
      <Entry name={t('ratingIdLabel')}>
        <code>{rating.ratingId}</code>
        <br />
        <span class="soft small">{t('recomputeLine')}</span>
      </Entry>
      {withFiles ? (
        <Entry name={t('filesLabel')}>
          <FileLinks words={words} rating={rating} />
        </Entry>
      ) : null}
      <Entry name={t('statementId')}>
        <code>{rating.statementId ?? t('notKnown')}</code>
      </Entry>
      <Entry name={t('factSheetLabel')}>
        <code>{rating.factSheetId ?? t('notKnown')}</code>
      </Entry>
      <Entry name={t('ratedByLabel')}>
        {t('whoWhen', { who: rating.ratedBy, when: beijingTime(rating.ratedAt) })}
      </Entry>
    </>
  );
}

/** What it takes to repeat the score: the model, the values that went in, and what must come out. */
function FileLinks({ words: { t }, rating }: RatingProps) {
  const files = [
    [modelFilePath(rating.model), t('fileModel')],
    [scoreFilePath(rating, 'score-input'), t('fileScoreInput')],
    [scoreFilePath(rating, 'score-output'), t('fileScoreOutput')],
  ] as const;
  return (
    <ul class="plain">
      {files.map(([href, text]) => (
        <li>
          <a href={href} download="">
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
