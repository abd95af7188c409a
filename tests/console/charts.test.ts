import { describe, expect, it } from 'vitest';
import { barChart, yearChart } from '../../src/console/charts/bars.ts';
import { radarChart } from '../../src/console/charts/radar.ts';
import { wrapped } from '../../src/console/charts/svg.ts';
import { waterfallChart } from '../../src/console/charts/waterfall.ts';

/* Charts are text: the same figures give the same text, and a name is never markup. */

const HOSTILE = '<script>alert(1)</script>"onload="x';
const bar = (name: string, value: number) => ({ name, value, label: String(value), colour: 'red' });
const steps = [
  { name: '财务稳健', earned: 20.5, lost: 7.8 },
  { name: HOSTILE, earned: 12, lost: 3.4 },
];
const total = { name: '总分', earned: 32.5, lost: 67.5 };
const spokes = [
  { name: '财务稳健', score: 72.4 },
  { name: HOSTILE, score: 0 },
  { name: '信用履约', score: 100 },
];

const charts: readonly (readonly [string, () => string])[] = [
  ['bars', () => barChart([bar('正常', 5), bar(HOSTILE, 2)])],
  ['no bars', () => barChart([])],
  ['bars of nothing', () => barChart([bar('正常', 0)])],
  ['years', () => yearChart([bar('2024', 60.4), bar('2025', 71.2)])],
  ['radar', () => radarChart(spokes) ?? ''],
  ['waterfall', () => waterfallChart(steps, total)],
];

describe.each(charts)('%s', (_, draw) => {
  it('are the same each time', () => {
    expect(draw()).toBe(draw());
  });

  it('are one svg without scripts, events, styles, links or shared ids', () => {
    const svg = draw();
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[\s\S]*<\/svg>$/);
    expect(svg).not.toMatch(/<(script|style|image|a|foreignObject)\b/i);
    expect(svg).not.toMatch(/\s(on\w+|id|class|href|xlink:href)=/i);
    expect(svg).not.toMatch(/NaN|\binherit\b/);
  });

  it('are hidden from assistive technology, which reads the alternative', () => {
    expect(draw()).toContain('aria-hidden="true"');
  });
});

describe('radar', () => {
  it('needs three spokes', () => {
    expect(radarChart(spokes.slice(0, 2))).toBeUndefined();
  });

  it('says each name with its score', () => {
    expect(radarChart(spokes)).toContain('财务稳健');
    expect(radarChart(spokes)).toContain('72.4');
  });
});

describe('waterfall', () => {
  it('says what each step earned of what it could', () => {
    const svg = waterfallChart(steps, total);
    expect(svg).toContain('20.5 / 28.3');
    expect(svg).toContain('32.5 / 100.0');
  });
});

describe('wrapped', () => {
  it('breaks at spaces and keeps long words whole', () => {
    expect(wrapped('Credit & performance of obligations', 14)).toBe(
      'Credit &\nperformance of\nobligations',
    );
    expect(wrapped('财务稳健', 2)).toBe('财务稳健');
  });
});
