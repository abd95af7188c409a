import { CHART_COLOURS, CHART_FONT, chartSvg, labelWidth, nameAxis, wrapped } from './svg.ts';

export type Bar = {
  readonly name: string;
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly label: string;
  /** A custom property, or another CSS colour. */
  readonly colour: string;
  readonly edge?: string;
};

type Options = {
  /** The value of a bar that is as long as the chart; default: the largest of them. */
  readonly max?: number;
  readonly lineLength?: number;
};

const ROW_HEIGHT = 38;

/**
 * Horizontal bars, one a row, each with its figure at the end: levels, means, losses.
 *
 * @param bars from the top
 * @param options how long a full bar is, and where long names are broken
 * @returns an svg element
 */
export function barChart(bars: readonly Bar[], options: Options = {}): string {
  const names = bars.map(({ name }) => wrapped(name, options.lineLength ?? 16));
  const max = options.max ?? Math.max(1, ...bars.map(({ value }) => value));
  return chartSvg(
    { width: 420, height: Math.max(1, bars.length) * ROW_HEIGHT + 8 },
    {
      grid: { left: labelWidth(names) + 14, right: 56, top: 4, bottom: 4 },
      xAxis: { type: 'value', min: 0, max, show: false },
      yAxis: nameAxis(names),
      series: [
        {
          type: 'bar',
          barWidth: 20,
          silent: true,
          emphasis: { disabled: true },
          label: {
            show: true,
            position: 'right',
            color: CHART_COLOURS.ink,
            fontSize: CHART_FONT,
            fontWeight: 'bold',
            formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.label ?? '',
          },
          data: bars.map(({ value, colour, edge }) => ({
            value,
            itemStyle: { color: colour, borderColor: edge ?? colour, borderWidth: edge ? 1 : 0 },
          })),
        },
      ],
    },
  );
}

/**
 * Upright bars, one a year, scores 0–100.
 *
 * @param bars oldest first
 * @returns an svg element
 */
export function yearChart(bars: readonly Bar[]): string {
  return chartSvg(
    { width: Math.max(240, bars.length * 84 + 60), height: 210 },
    {
      grid: { left: 40, right: 12, top: 22, bottom: 30 },
      xAxis: {
        type: 'category',
        data: bars.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: CHART_COLOURS.axis } },
        axisLabel: { color: CHART_COLOURS.ink, fontSize: CHART_FONT, interval: 0 },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 100,
        interval: 25,
        axisLabel: { color: CHART_COLOURS.soft, fontSize: 12 },
        splitLine: { lineStyle: { color: CHART_COLOURS.grid } },
      },
      series: [
        {
          type: 'bar',
          barWidth: 40,
          silent: true,
          emphasis: { disabled: true },
          label: {
            show: true,
            position: 'top',
            color: CHART_COLOURS.ink,
            fontSize: CHART_FONT,
            fontWeight: 'bold',
            formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.label ?? '',
          },
          data: bars.map(({ value, colour }) => ({ value, itemStyle: { color: colour } })),
        },
      ],
    },
  );
}
