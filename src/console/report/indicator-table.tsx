import { inUnit, points, scoreText } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { INDICATOR_STATE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { criterionPoints, type Indicator, type RatingProps } from './types.ts';

/** Every indicator: value, score, weight, contribution, state, formula, basis and flags. */
export function IndicatorTable({ words, rating }: RatingProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="indicators">
      <div class="section-head">
        <h2 id="indicators">{t('indicatorsTitle')}</h2>
        <p class="soft small">{t('indicatorsCount', { n: rating.indicators.length })}</p>
      </div>
      <ScrollRegion words={words} title={t('indicatorsTitle')}>
        <table class="indicators">
          <caption class="hidden">{t('indicatorsTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('indicatorColumn')}</th>
              {FIGURE_COLUMNS.map((key) => (
                <th scope="col" class="number">
                  {t(key)}
                </th>
              ))}
              <th scope="col">{t('stateColumn')}</th>
            </tr>
          </thead>
          {rating.criteria.map((criterion) => (
            <CriterionRows words={words} rating={rating} criterion={criterion} />
          ))}
          <tfoot>
            <tr>
              <th scope="row">{t('totalRow')}</th>
              <td />
              <td class="number">
                {rating.score === null ? t('notKnown') : scoreText(rating.score)}
              </td>
              <td />
              <td class="number">
                {rating.score === null ? t('notKnown') : scoreText(rating.score)}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </section>
  );
}

const FIGURE_COLUMNS = [
  'valueColumn',
  'scoreColumn',
  'weightColumn',
  'contributionColumn',
] as const;

type GroupProps = RatingProps & {
  readonly criterion: RatingProps['rating']['criteria'][number];
};

function CriterionRows({ words, rating, criterion }: GroupProps) {
  const { t, say } = words;
  const { earned, indicators } = criterionPoints(rating, criterion.id);
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup">{say(criterion)}</th>
        <td />
        <td class="number">{criterion.score === null ? t('notKnown') : points(criterion.score)}</td>
        <td class="number">{criterion.weight.toFixed(4)}</td>
        <td class="number">{points(earned)}</td>
        <td />
      </tr>
      {indicators.map((indicator) => (
        <IndicatorRow words={words} indicator={indicator} />
      ))}
    </tbody>
  );
}

/** The formula as it is computed, with its numbers. */
function Formula({ indicator: { formula, parameters } }: { indicator: Indicator }) {
  const numbers = Object.entries(parameters).map(([id, value]) => `${id} = ${fraction(value)}`);
  return (
    <>
      <code>{formula}</code>
      {numbers.length === 0 ? null : <> with {numbers.join(', ')}</>}
    </>
  );
}

const fraction = (value: number): string => String(Number(value.toFixed(4)));

function IndicatorRow({ words, indicator }: { words: Words; indicator: Indicator }) {
  const { t, say, language } = words;
  const { id, unit, value, score, weight, contribution, state, reason, flags } = indicator;
  return (
    <tr>
      <th scope="row">
        <b>{say(indicator)}</b> <span class="soft">{id}</span>
        <small>
          {language === 'zh' ? indicator.formulaZh : <Formula indicator={indicator} />}
          {' · '}
          {t('basisLine')} {say(indicator.basis)}
        </small>
        {flags.map((flag) => (
          <span class="flag">{say(flag)}</span>
        ))}
      </th>
      <td class="number">{value === null ? t('notKnown') : inUnit(words, unit, value)}</td>
      <td class="number">{score === null ? t('notKnown') : points(score)}</td>
      <td class="number">{weight.toFixed(4)}</td>
      <td class="number">{points(contribution)}</td>
      <td>
        {say(INDICATOR_STATE_TEXTS[state])}
        {reason === null ? null : <small class="flag">{say(reason)}</small>}
      </td>
    </tr>
  );
}
