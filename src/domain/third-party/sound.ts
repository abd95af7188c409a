import { rulePack } from '../../engine/models.ts';
import type { ContentOf } from '../../engine/third-party/schema.ts';
import { thresholds } from '../../engine/third-party/thresholds.ts';
import { addMonths } from '../../engine/working-days.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { ERRORS, type Issue } from '../errors.ts';
import type { RecordItemInput } from './schemas.ts';

/** What is wrong with a recording beyond its shape, each at its place. */
export function unsoundness({ now }: Pick<Context, 'now'>, item: RecordItemInput): Issue[] {
  const { observedOn, expiresOn, content } = item;
  const issues: Issue[] = [];
  if (observedOn > dayInChina(now())) {
    issues.push({ pointer: '/observedOn', code: 'IN_THE_FUTURE', ...ERRORS.IN_THE_FUTURE });
  }
  if (expiresOn < observedOn) {
    issues.push(at('/expiresOn', 'EXPIRES_BEFORE', '到期日不能早于发生日。', EXPIRES_BEFORE_EN));
  }
  switch (content.kind) {
    case 'penalty':
    case 'court':
      return [...issues, ...keptTooLong(observedOn, expiresOn)];
    case 'price':
      return [...issues, ...brokenSeries(content, observedOn)];
    case 'contract':
      return [...issues, ...(item.evidence === undefined ? [LETTER_NEEDED] : [])];
    case 'rule-breach':
      return [...issues, ...(isKnownRule(content) ? [] : [RULE_UNKNOWN])];
    default:
      return issues;
  }
}

const at = (pointer: string, code: string, zh: string, en: string): Issue => {
  return { pointer, code, zh, en };
};

const EXPIRES_BEFORE_EN = 'It must not expire before the day on which it was so.';

const LETTER_NEEDED = at(
  '/evidence',
  'LETTER_NEEDED',
  '合同须附购买方的确认函。',
  'A contract needs the letter in which its buyer confirms it.',
);

const RULE_UNKNOWN = at(
  '/content/rule',
  'RULE_UNKNOWN',
  '规则包中没有这条规则。',
  'The pack has no such rule.',
);

function keptTooLong(observedOn: string, expiresOn: string): Issue[] {
  const { recordYearsMax } = thresholds();
  if (expiresOn <= addMonths(observedOn, 12 * recordYearsMax)) return [];
  const zh = `处罚和司法信息自发生日起最多计 ${recordYearsMax} 年。`;
  const en = `Penalties and judgments count for at most ${recordYearsMax} years.`;
  return [at('/expiresOn', 'KEPT_TOO_LONG', zh, en)];
}

/** The months before the day, one after the other, as many as the variation is taken of. */
function brokenSeries({ prices }: ContentOf<'price'>, observedOn: string): Issue[] {
  const { priceMonths } = thresholds();
  const first = prices[0]?.month ?? '';
  const expected = prices.map((_, i) => addMonths(`${first}-01`, i).slice(0, 7));
  const isBroken = prices.some(({ month }, i) => month !== expected[i]);
  const isLate = (prices.at(-1)?.month ?? '') > observedOn.slice(0, 7);
  if (prices.length === priceMonths && !isBroken && !isLate) return [];
  const zh = `应为截至发生日的连续 ${priceMonths} 个月的月均价。`;
  const en = `These must be the prices of ${priceMonths} months on end, up to the day at most.`;
  return [at('/content/prices', 'SERIES_BROKEN', zh, en)];
}

const isKnownRule = ({ pack, rule }: ContentOf<'rule-breach'>): boolean =>
  rulePack(pack).file.rules.some(({ id }) => id === rule);
