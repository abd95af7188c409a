import { describe, expect, it } from 'vitest';
import { ReportPage } from '../../src/console/report-page.tsx';
import { LEVEL_ORDER, LEVEL_TEXTS } from '../../src/console/texts/levels.ts';
import { OUTCOME_TEXTS, STATUS_TEXTS } from '../../src/console/texts/route.ts';
import { wordsIn } from '../../src/console/texts.ts';
import type { Report } from '../../src/domain/counties/schemas.ts';
import {
  COOPERATIVE,
  GOOD_VALUES,
  makeRating,
  makeReport,
  makeUnratedReport,
  STATEMENT,
} from './fixtures.ts';

const page = (report: Report, language: 'zh' | 'en' = 'zh'): string =>
  String(<ReportPage words={wordsIn(language)} report={report} />);

const WEAK = { ...GOOD_VALUES, contractedSales: 700_000, insuredUnits: 20, keyPersonCredit: null };
const HOSTILE = '<img src=x onerror=alert(1)>';

/** Headings never skip a level, and there is one h1. */
function headingLevels(html: string): number[] {
  return [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
}

describe('report page', () => {
  it.each(LEVEL_ORDER.flatMap((level) => [[level, 'zh'] as const, [level, 'en'] as const]))(
    'says %s and what it means, in %s',
    (level, language) => {
      const report = makeReport();
      const rating = { ...makeRating(GOOD_VALUES), level };
      const html = page({ ...report, rating }, language);
      expect(html).toContain(LEVEL_TEXTS[level].name[language]);
      expect(html).toContain(LEVEL_TEXTS[level].meaning[language]);
    },
  );

  it('shows the score rounded for reading and exactly as it is stored', () => {
    const rating = { ...makeRating(GOOD_VALUES), score: 78.4213 };
    const html = page({ ...makeReport(), rating });
    expect(html).toContain('78.42');
    expect(html).toContain('存档分值 78.4213');
  });

  it('tells a rule that is stricter than the score, the strictest first', () => {
    const html = page(makeReport({ ...WEAK, overdueDays: 120 }));
    expect(html).toContain('因下列规则从严评定');
    expect(html).toContain('贷款逾期超过 90 天，为红色');
    const rules = html.slice(html.indexOf('已触发的规则'));
    expect(rules.indexOf('红色')).toBeLessThan(rules.indexOf('低于 60'));
  });

  it('gives the largest losses with value, next threshold, points and advice', () => {
    const rating = makeRating(WEAK);
    const worst = [...rating.indicators].sort((a, b) => b.lost - a.lost)[0];
    const html = page({ ...makeReport(WEAK), rating }, 'en');
    expect(worst?.id).toBe('M1');
    expect(html).toContain('Contracted-sales rate');
    expect(html).toContain('now 13.5%; at 20.0% it gains');
    expect(html).toContain(worst?.advice.en.replaceAll("'", '&#39;') ?? '');
  });

  it('says which data are missing', () => {
    const html = page(makeReport(WEAK));
    expect(html).toContain('没有数据的');
    expect(html).toContain('关键人信用');
  });

  it('says which types of shell cooperatives nobody has looked at', () => {
    const rating = makeRating({ ...GOOD_VALUES, idleMonths: null });
    const unknown = rating.screening.filter(({ holds }) => holds === null);
    expect(unknown.map(({ id }) => id)).toContain('SHELL-2');
    const html = page({ ...makeReport(), rating });
    expect(html).toContain(`空壳社筛查：6 项中 ${unknown.length} 项没有记录`);
    expect(html).toContain(unknown[0]?.zh);
  });

  it('lists every indicator with its score, weight and contribution', () => {
    const report = makeReport();
    const html = page(report);
    const table = html.slice(html.indexOf('class="indicators"'));
    for (const { zh, id, formulaZh } of report.rating?.indicators ?? []) {
      expect(table).toContain(zh);
      expect(table).toContain(id);
      expect(table).toContain(formulaZh.replaceAll('&', '&amp;'));
    }
  });

  it.each(['OPEN', 'CONDITIONS', 'INCOMPLETE', 'LATER', 'SHUT'] as const)(
    'says that a programme is %s, and why',
    (outcome) => {
      const report = makeReport();
      const [programme] = report.route.programmes;
      if (programme === undefined) throw new Error('the fixture has no programme');
      const [gate] = programme.gates;
      if (gate === undefined) throw new Error('the fixture has no gate');
      const shut = { ...gate, holds: false, blocks: true };
      const gates = outcome === 'SHUT' ? [shut] : programme.gates;
      const route = { ...report.route, programmes: [{ ...programme, outcome, gates }] };
      const html = page({ ...report, route });
      expect(html).toContain(OUTCOME_TEXTS[outcome].zh);
      expect(html).toContain(programme.decidedBy.zh);
      if (outcome === 'SHUT') expect(html).toContain(`不符合：${gate.zh}`);
    },
  );

  it('leaves the way to finance out where it is not shown', () => {
    expect(page(makeReport())).toContain('id="route"');
    const html = page({ ...makeReport(), route: null });
    expect(html).not.toMatch(/id="route"|href="#route"/);
  });

  it.each([
    ['open', '本评分正在人工复核'],
    ['upheld', '维持本评分'],
    ['rate-again', '应重新作出'],
  ] as const)('says that the rating is under objection or was: %s', (state, text) => {
    const { rating, ...report } = makeReport();
    if (rating === null) throw new Error('the fixture is rated');
    const at = '2026-11-24T02:00:00.000Z';
    const objection = { requestId: 'rev_1', state, requestedAt: at, decidedAt: at };
    expect(page({ ...report, rating: { ...rating, objection } })).toContain(text);
  });

  it('says in each programme what the lane asks for first', () => {
    const report = makeReport({ ...GOOD_VALUES, overdueDays: 60 });
    const { lane, programmes } = report.route;
    expect(lane.id).toBe('guidance');
    const html = page(report);
    const said = html.split(lane.remedy?.zh ?? 'no remedy').length - 1;
    expect(said).toBe(programmes.length + 1);
  });

  it('marks rules that only warn, in words, with a legend', () => {
    const html = page(makeReport(), 'en');
    for (const status of ['SEEN', 'OWN', 'ANALOG'] as const) {
      expect(html).toContain(STATUS_TEXTS[status].en);
    }
    expect(html).toContain('only warns until the county confirms it');
  });

  it.each(['zh', 'en'] as const)(
    'discloses model, digest, objection and who decides, in %s',
    (l) => {
      const report = makeReport();
      const html = page(report, l);
      expect(html).toContain(report.rating?.model.digest ?? 'no digest');
      expect(html).toContain(l === 'zh' ? '不是信用报告' : 'not a credit report');
      expect(html).toContain(l === 'zh' ? '3 个工作日内答复' : 'within 3 working days');
      expect(html).toContain(l === 'zh' ? '7 个工作日' : 'or 7 where other bodies');
      expect(html).toContain(l === 'zh' ? '系统只作推荐，由人作决定' : 'people decide');
    },
  );

  it('shows findings and a statement with none', () => {
    const withFinding = page(makeReport());
    expect(withFinding).toContain('流动资产合计”未填列');
    const statement = { ...STATEMENT, findings: [], verifiedBy: null, verifiedAt: null };
    expect(page({ ...makeReport(), statement })).toContain('没有发现问题');
  });

  it('works where nothing is known but the registration', () => {
    for (const language of ['zh', 'en'] as const) {
      const html = page(makeUnratedReport(), language);
      expect(html).toContain(COOPERATIVE.uscc);
      expect(html).toContain(language === 'zh' ? '还没有评分' : 'There is no rating yet');
      expect(html).not.toMatch(/NaN|undefined|null</);
    }
  });

  it('works without a score', () => {
    const html = page(makeReport({ totalAssets: 100, totalLiabilities: 40 }));
    expect(html).toContain('数据不足，不予评级');
    expect(html).toContain('没有得分');
    expect(html).toContain('不画雷达图');
    expect(html).not.toMatch(/NaN|undefined|null</);
  });

  it('says a level that rules settle without a score', () => {
    const html = page(makeReport({ overdueDays: 120 }));
    expect(html).toContain('红色危险');
    expect(html).toContain('下列规则已经足以定级');
  });

  it.each([
    ['rated', makeReport(WEAK)],
    ['without score', makeReport({})],
    ['unrated', makeUnratedReport()],
  ])('keeps its headings in order: %s', (_, report) => {
    const levels = headingLevels(page(report));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
  });

  it('links only to places on the page that exist', () => {
    for (const report of [makeReport(), makeUnratedReport()]) {
      const html = page(report);
      const targets = [...html.matchAll(/href="#([\w-]+)"/g)].map((match) => match[1]);
      expect(targets.length).toBeGreaterThan(3);
      for (const target of targets) expect(html).toContain(`id="${target}"`);
    }
  });

  it('shows markup in recorded texts as text', () => {
    const report = makeReport(WEAK);
    const town = { townId: 'x', zh: HOSTILE, en: HOSTILE };
    const note = { note: HOSTILE, noteEn: HOSTILE };
    const cooperative = {
      ...{ ...COOPERATIVE, ...note, town },
      ...{ name: HOSTILE, nameEn: HOSTILE, trade: HOSTILE, tradeEn: HOSTILE },
    };
    const statement = { ...STATEMENT, submittedBy: HOSTILE, verifiedBy: HOSTILE, note: HOSTILE };
    const criteria = report.rating?.criteria.map((it) => ({ ...it, zh: HOSTILE, en: HOSTILE }));
    const rating =
      report.rating === null
        ? null
        : { ...report.rating, ratedBy: HOSTILE, criteria: criteria ?? [] };
    for (const language of ['zh', 'en'] as const) {
      const html = page({ ...report, cooperative, statement, rating }, language);
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x');
    }
  });
});
