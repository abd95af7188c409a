import { describe, expect, it } from 'vitest';
import { OverviewPage } from '../../src/console/overview-page.tsx';
import { LEVEL_ORDER, LEVEL_TEXTS } from '../../src/console/texts/levels.ts';
import { wordsIn } from '../../src/console/texts.ts';
import type { Overview } from '../../src/domain/counties/schemas.ts';
import { type Listed, makeListed, makeOverview } from './fixtures.ts';

const page = (overview: Overview, language: 'zh' | 'en' = 'zh'): string =>
  String(<OverviewPage words={wordsIn(language)} overview={overview} />);

const listed = (...changes: readonly Partial<Listed>[]): readonly Listed[] =>
  changes.map((change, i) => makeListed({ uscc: `9337032200000001${i}N`, ...change }));

const HOSTILE = '<script>alert("x")</script>';

describe('overview page', () => {
  it.each(['zh', 'en'] as const)('names every level in words, in %s', (language) => {
    const levels = [...LEVEL_ORDER, null];
    const html = page(makeOverview(listed(...levels.map((level) => ({ level })))), language);
    for (const level of LEVEL_ORDER) expect(html).toContain(LEVEL_TEXTS[level].short[language]);
    expect(html).toContain(language === 'zh' ? '未评分' : 'Not rated');
  });

  it('lists the highest risk first and what has no level last', () => {
    const html = page(
      makeOverview(
        listed(
          { name: '甲合作社', level: null, score: null },
          { name: '乙合作社', level: 'NORMAL', score: 90 },
          { name: '丙合作社', level: 'RED', score: 44 },
          { name: '丁合作社', level: 'RED', score: 30 },
        ),
      ),
    );
    const order = ['丁', '丙', '乙', '甲'].map((name) => html.indexOf(`${name}合作社`));
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('links each cooperative to its report, and each level to its filter within the town', () => {
    const overview = makeOverview(listed({ level: 'RED' }, {}), { townId: 'muli' });
    const html = page(overview);
    expect(html).toContain('href="/cooperatives/93370322000000010N"');
    expect(html).toContain('href="/?townId=muli&amp;level=RED"');
  });

  it('keeps the filters that are set', () => {
    const html = page(makeOverview(listed({}, {}), { townId: 'muli', level: 'BLUE' }));
    expect(html).toMatch(/<option value="muli" selected/);
    expect(html).toContain('<input type="hidden" name="level" value="BLUE"/>');
    expect(html).toContain('清除筛选');
  });

  it('says rises, falls, no change and no earlier year, in words too', () => {
    const changes = [3.26, -2.04, 0, null].map((change) => ({ change }));
    const html = page(makeOverview(listed(...changes)));
    expect(html).toContain('比上年提高 3.3 分');
    expect(html).toContain('比上年下降 2.0 分');
    expect(html).toContain('与上年持平');
    expect(html).toContain('没有上年评分');
  });

  it('says where a criterion has no score', () => {
    const html = page(makeOverview(listed({ score: null, criteria: { FIN: null } })));
    expect(html).toContain('无数据');
    expect(html).not.toMatch(/NaN|undefined|null</);
  });

  it('says what to do where nothing matches, and where nothing may be seen', () => {
    const filtered = { ...makeOverview([], { level: 'RED' }), total: 4 };
    expect(page(filtered)).toContain('没有符合条件的合作社');
    expect(page(makeOverview([]))).toContain('没有您可以查看的合作社');
    expect(page(makeOverview([]), 'en')).toContain('There is no cooperative that you may see');
  });

  it('counts and filters nothing where there is only one', () => {
    const html = page(makeOverview(listed({})));
    expect(html).toContain('href="/cooperatives/93370322000000010N"');
    expect(html).not.toContain('<form');
    expect(html).not.toContain('等级分布');
    expect(html).toContain('role="img"');
  });

  it('says that the list is cut', () => {
    expect(page({ ...makeOverview(listed({})), isCut: true })).toContain('只列出一部分');
  });

  it('shows scripts in names as text', () => {
    const town = { townId: HOSTILE, zh: HOSTILE, en: HOSTILE };
    const names = { name: HOSTILE, nameEn: HOSTILE, trade: HOSTILE, tradeEn: HOSTILE, town };
    const overview = { ...makeOverview(listed(names, names)), towns: [town] };
    for (const language of ['zh', 'en'] as const) {
      expect(page(overview, language)).not.toContain('<script');
      expect(page(overview, language)).toContain('&lt;script&gt;');
    }
  });

  it('has a chart with a text alternative and its figures as a table', () => {
    const html = page(makeOverview(listed({ level: 'RED' }, { level: 'RED' })));
    expect(html).toMatch(/role="img" aria-label="等级分布柱状图：[^"]*红色 2/);
    expect(html).toMatch(/<svg [^>]*aria-hidden="true"/);
    expect(html).toMatch(/<details>.*<table>/s);
  });
});
