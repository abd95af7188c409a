import { CHART_COLOURS, CHART_FONT, chartSvg, labelWidth, nameAxis, wrapped } from './svg.ts';

export type Step = {
  readonly name: string;
  readonly earned: number;
  readonly lost: number;
};

const ROW_HEIGHT = 44;

/**
 * Waterfall of contributions: each row begins where the one before ended, so that the solid bars
 * add up to the total in the last row; the pale end of a bar is what it lost.
 *
 * @param steps criteria in the order of the model
 * @param total the last row
 * @returns an svg element
 */
export function waterfallChart(steps: readonly Step[], total: Step): string {
  const rows = [...steps, total];
  const names = rows.map(({ name }) => wrapped(name, 14));
  const offsets = steps.map((_, i) => sum(steps.slice(0, i).map(({ earned }) => earned)));
  const bar = { type: 'bar', stack: 'points', barWidth: 22, silent: true } as const;
  const plain = { ...bar, emphasis: { disabled: true } };
  return chartSvg(
    { width: 420, height: rows.length * ROW_HEIGHT + 34 },
    {
      grid: { left: labelWidth(names) + 14, right: 96, top: 4, bottom: 28 },
      xAxis: {
        type: 'value',
        min: 0,
        max: 100,
        interval: 25,
        axisLabel: { color: CHART_COLOURS.soft, fontSize: 12 },
        splitLine: { lineStyle: { color: CHART_COLOURS.grid } },
      },
      yAxis: nameAxis(names),
      series: [
        { ...plain, itemStyle: { color: CHART_COLOURS.none }, data: [...offsets, 0] },
        {
          ...plain,
          itemStyle: { color: CHART_COLOURS.earned },
          data: rows.map(({ earned }) => earned),
        },
        {
          ...plain,
          itemStyle: { color: CHART_COLOURS.lost, borderColor: CHART_COLOURS.lostEdge },
          data: rows.map(({ lost }) => lost),
        },
        pointsAtTheRight(rows, offsets),
      ],
    },
  );
}

/** One column of figures reads better than figures that follow the ends of the bars. */
function pointsAtTheRight(rows: readonly Step[], offsets: readonly number[]) {
  return {
    type: 'bar' as const,
    stack: 'points',
    silent: true,
    emphasis: { disabled: true },
    itemStyle: { color: CHART_COLOURS.none },
    label: {
      show: true,
      position: 'right' as const,
      distance: 8,
      color: CHART_COLOURS.ink,
      fontSize: CHART_FONT,
      formatter: ({ dataIndex }: { dataIndex: number }) => figures(rows[dataIndex]),
    },
    data: rows.map(({ earned, lost }, i) => 100 - (offsets[i] ?? 0) - earned - lost),
  };
}

const figures = (step: Step | undefined): string =>
  step === undefined ? '' : `${step.earned.toFixed(1)} / ${(step.earned + step.lost).toFixed(1)}`;

const sum = (values: readonly number[]): number => values.reduce((total, it) => total + it, 0);
