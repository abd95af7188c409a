import { BarChart, RadarChart } from 'echarts/charts';
import { GridComponent, RadarComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the charts use is registered, so that a Worker's bundle stays small.
echarts.use([BarChart, RadarChart, GridComponent, RadarComponent, SVGRenderer]);

export type ChartOption = Parameters<ReturnType<typeof echarts.init>['setOption']>[0];

/** Colours are custom properties of the style sheet, so that charts follow light, dark and print. */
export const CHART_COLOURS = {
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  grid: 'var(--line)',
  axis: 'var(--line-strong)',
  earned: 'var(--chart-earned)',
  earnedFill: 'var(--chart-earned-fill)',
  lost: 'var(--chart-lost)',
  lostEdge: 'var(--chart-lost-edge)',
  none: 'transparent',
} as const;

export const CHART_FONT = 14;

type Size = { readonly width: number; readonly height: number };

/**
 * Chart as an SVG document: the same option always gives the same text, without scripts, event
 * hooks or ids that a second chart on the page could share.
 *
 * @param size in the units of its viewBox; on the page it shrinks to its column
 * @param option an echarts option
 * @returns an svg element, hidden from assistive technology: its figure has the text alternative
 */
export function chartSvg({ width, height }: Size, option: ChartOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: CHART_FONT, color: CHART_COLOURS.ink },
      ...option,
    });
    return tidied(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** Removes what only the chart library's own script would use, and page-wide counters. */
function tidied(svg: string): string {
  return (
    svg
      .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
      .replace(/ (?:ecmeta_\w+|class|pointer-events|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
      .replace(/<rect [^>]*fill="none"><\/rect>/g, '')
      .replace(/<path [^>]*fill="none"(?![^>]*stroke)[^>]*><\/path>/g, '')
      // "inherit" is no family in the font shorthand: browsers would drop the whole declaration.
      .replace(/font: \S+ (\S+) (\d+)px inherit/g, 'font-size:$2px;font-weight:$1')
      .replace(/font-family:inherit;?/g, '')
      .replace(/\n+/g, '')
      .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
  );
}

/** The axis of horizontal bars: their names, from top to bottom. */
export const nameAxis = (names: readonly string[]) => ({
  type: 'category' as const,
  inverse: true,
  data: [...names],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: CHART_COLOURS.axis } },
  axisLabel: { color: CHART_COLOURS.ink, fontSize: CHART_FONT, lineHeight: 16, interval: 0 },
});

/** About how wide a label is drawn, whole CJK characters being twice as wide as Latin ones. */
export function labelWidth(labels: readonly string[]): number {
  const width = (line: string) =>
    [...line].reduce((sum, it) => sum + (/[\u2e80-\uffff]/.test(it) ? 1 : 0.58), 0);
  const lines = labels.flatMap((label) => label.split('\n'));
  return Math.ceil(CHART_FONT * Math.max(0, ...lines.map(width)));
}

/** Breaks a long label into lines at spaces; Chinese labels are short enough as they are. */
export function wrapped(label: string, lineLength: number): string {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineLength) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join('\n');
}
