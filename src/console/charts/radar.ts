import { CHART_COLOURS, CHART_FONT, chartSvg, labelWidth, wrapped } from './svg.ts';

export type Spoke = { readonly name: string; readonly score: number };

/** Below this a radar has no surface. */
export const RADAR_SPOKES_MIN = 3;

const WIDTH = 420;
const RADIUS_MIN = 70;
const RADIUS_MAX = 122;
/** How far to the side the outer spokes of a hexagon reach: sin 60°. */
const SIDE = 0.866;

/**
 * Radar of criterion scores, 0–100 on every spoke, with the score beside each name.
 *
 * @param spokes criteria with a score, at least three
 * @returns an svg element, or undefined if there are too few
 */
export function radarChart(spokes: readonly Spoke[]): string | undefined {
  if (spokes.length < RADAR_SPOKES_MIN) return undefined;
  const names = spokes.map(({ name }) => wrapped(name, 14));
  const room = Math.round((WIDTH / 2 - labelWidth(names) - 14) / SIDE);
  const radius = Math.max(RADIUS_MIN, Math.min(RADIUS_MAX, room));
  const lines = 1 + Math.max(...names.map((name) => name.split('\n').length));
  return chartSvg(
    { width: WIDTH, height: 2 * (radius + 18 * lines + 16) },
    {
      radar: {
        center: ['50%', '50%'],
        radius,
        splitNumber: 5,
        shape: 'polygon',
        axisNameGap: 9,
        indicator: spokes.map(({ score }, i) => ({
          name: `${names[i]}\n{score|${score.toFixed(1)}}`,
          min: 0,
          max: 100,
        })),
        axisName: {
          color: CHART_COLOURS.ink,
          fontSize: CHART_FONT,
          lineHeight: 17,
          rich: { score: { fontSize: 15, fontWeight: 'bold', lineHeight: 18 } },
        },
        splitArea: { show: false },
        splitLine: { lineStyle: { color: CHART_COLOURS.grid } },
        axisLine: { lineStyle: { color: CHART_COLOURS.grid } },
      },
      series: [
        {
          type: 'radar',
          silent: true,
          emphasis: { disabled: true },
          symbol: 'circle',
          symbolSize: 7,
          itemStyle: { color: CHART_COLOURS.earned },
          lineStyle: { color: CHART_COLOURS.earned, width: 2 },
          areaStyle: { color: CHART_COLOURS.earnedFill, opacity: 1 },
          data: [{ value: spokes.map(({ score }) => score) }],
        },
      ],
    },
  );
}
