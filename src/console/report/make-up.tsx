import type { Rating } from '../../domain/ratings/schemas.ts';
import { barChart } from '../charts/bars.ts';
import { radarChart } from '../charts/radar.ts';
import { waterfallChart } from '../charts/waterfall.ts';
import { points, shortPoints } from '../formats.ts';
import { ChartFigure, FigureTable, spoken } from '../parts/figure.tsx';
import type { Words } from '../texts.ts';
import { criterionPoints, fullPoints, largestLosses, type RatingProps } from './types.ts';

const LOSSES_SHOWN = 8;

/** How criteria and indicators make up the score, in charts. */
export function MakeUp({ words, rating }: RatingProps) {
  return (
    <section aria-labelledby="make-up">
      <h2 id="make-up" class="block-title">
        {words.t('makeUpTitle')}
      </h2>
      <div class="grid halves">
        <CriteriaRadar words={words} rating={rating} />
        {rating.score === null ? null : (
          <>
            <Waterfall words={words} rating={rating} score={rating.score} />
            <Losses words={words} rating={rating} />
            <LossesByCriterion words={words} rating={rating} />
          </>
        )}
      </div>
    </section>
  );
}

function CriteriaRadar({ words, rating }: RatingProps) {
  const { t, say } = words;
  const scored = rating.criteria.flatMap(({ score, ...criterion }) =>
    score === null ? [] : [{ name: say(criterion), score }],
  );
  const svg = radarChart(scored);
  const table = (
    <FigureTable
      caption={t('radarTitle')}
      columns={[t('criterionColumn'), t('scoreColumn'), t('weightColumn')]}
      rows={rating.criteria.map((criterion) => [
        say(criterion),
        criterion.score === null ? t('notKnownSpoken') : points(criterion.score),
        criterion.weight.toFixed(4),
      ])}
    />
  );
  if (svg === undefined) {
    return (
      <div class="card">
        <h3>{t('radarTitle')}</h3>
        <p class="soft">{t('radarTooFew')}</p>
        {table}
      </div>
    );
  }
  const list = spoken(
    scored.map(({ name, score }) => [name, shortPoints(score)]),
    words,
  );
  return (
    <div class="card">
      <ChartFigure
        words={words}
        heading="h3"
        title={t('radarTitle')}
        alternative={t('radarAlt', { list })}
        svg={svg}
      >
        {table}
      </ChartFigure>
    </div>
  );
}

function Waterfall({ words, rating, score }: RatingProps & { score: number }) {
  const { t, say } = words;
  const steps = rating.criteria
    .map((criterion) => ({ name: say(criterion), ...criterionPoints(rating, criterion.id) }))
    .filter(({ earned, lost }) => earned + lost > 0);
  const total = { name: t('totalRow'), earned: score, lost: 100 - score };
  return (
    <div class="card">
      <ChartFigure
        words={words}
        heading="h3"
        title={t('waterfallTitle')}
        hint={t('waterfallHint')}
        alternative={t('waterfallAlt', {
          list: spoken(
            [...steps, total].map(({ name, earned }) => [name, shortPoints(earned)]),
            words,
          ),
        })}
        svg={waterfallChart(steps, total)}
      >
        <FigureTable
          caption={t('waterfallTitle')}
          columns={[t('criterionColumn'), t('earnedColumn'), t('lostColumn'), t('fullColumn')]}
          rows={[...steps, total].map(({ name, earned, lost }) => [
            name,
            points(earned),
            points(lost),
            points(earned + lost),
          ])}
        />
      </ChartFigure>
    </div>
  );
}

function Losses({ words, rating }: RatingProps) {
  const { t, say } = words;
  const losses = largestLosses(rating, LOSSES_SHOWN);
  if (losses.length === 0) return null;
  const named = losses.map((it) => [say(it), shortPoints(it.lost)] as const);
  return (
    <div class="card">
      <ChartFigure
        words={words}
        heading="h3"
        title={t('lossChartTitle')}
        alternative={t('lossChartAlt', { list: spoken(named, words) })}
        svg={barChart(
          losses.map((it) => ({
            name: say(it),
            value: it.lost,
            label: `−${shortPoints(it.lost)}`,
            colour: 'var(--chart-lost)',
            edge: 'var(--chart-lost-edge)',
          })),
          { lineLength: 19 },
        )}
      >
        <FigureTable
          caption={t('lossChartTitle')}
          columns={[t('indicatorColumn'), t('earnedColumn'), t('lostColumn'), t('fullColumn')]}
          rows={losses.map((it) => [
            say(it),
            points(it.contribution),
            points(it.lost),
            points(fullPoints(it)),
          ])}
        />
      </ChartFigure>
    </div>
  );
}

/** Within each criterion, what loses most. */
function LossesByCriterion({ words, rating }: RatingProps) {
  const { t, say } = words;
  return (
    <div class="card">
      <h3>{t('mostLostTitle')}</h3>
      <table>
        <caption class="hidden">{t('mostLostTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criterionColumn')}</th>
            <th scope="col" class="number">
              {t('lostColumn')}
            </th>
            <th scope="col">{t('mostLost')}</th>
          </tr>
        </thead>
        <tbody>
          {rating.criteria.map((criterion) => (
            <tr>
              <th scope="row">{say(criterion)}</th>
              <td class="number">{shortPoints(criterionPoints(rating, criterion.id).lost)}</td>
              <td>{mostLost(words, rating, criterion.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function mostLost(words: Words, rating: Rating, criterion: string): string {
  const worst = largestLosses(rating, rating.indicators.length)
    .filter((indicator) => indicator.criterion === criterion)
    .slice(0, 2)
    .map((indicator) => `${words.say(indicator)} −${shortPoints(indicator.lost)}`);
  return worst.length === 0
    ? words.t('notKnown')
    : worst.join(words.language === 'zh' ? '；' : '; ');
}
