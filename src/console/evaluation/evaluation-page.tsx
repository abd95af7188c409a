import type { Evaluation } from '../../domain/evaluations/schemas.ts';
import { beijingTime } from '../formats.ts';
import type { Words } from '../texts.ts';
import { EvaluatedTable, TownTable } from './tables.tsx';

type Props = {
  readonly words: Words;
  readonly evaluation: Evaluation;
  /** Years that have an evaluation, the newest first. */
  readonly years: readonly number[];
};

/** Both sides of the dual control over a year, as a page that prints. */
export function EvaluationPage({ words, evaluation, years }: Props) {
  const { t, say } = words;
  const { year, county, asOf, isComplete } = evaluation;
  return (
    <>
      <div class="title-row">
        <h1>{t('evaluationTitle', { county: say(county), year })}</h1>
        <p class="lead">{t('evaluationLead')}</p>
        {isComplete ? null : (
          <p class="important">{t('evaluationAsOf', { time: beijingTime(asOf) })}</p>
        )}
      </div>
      <form class="filters" method="get" action="/evaluation">
        <div>
          <label for="year">{t('evaluationYear')}</label>
          <select id="year" name="year">
            {years.map((one) => (
              <option value={one} selected={one === year}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button">
          {t('evaluationShow')}
        </button>
        <a href={`/evaluation/${year}/workbook`}>{t('evaluationDownload')}</a>
      </form>
      <TownTable words={words} evaluation={evaluation} />
      <EvaluatedTable words={words} evaluation={evaluation} />
      <p class="soft small">{t('evaluationBasis')}</p>
    </>
  );
}
