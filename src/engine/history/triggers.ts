import { roundScore } from '../curve.ts';
import type { Trigger } from '../levels.ts';
import { referredFile } from '../models.ts';
import { mayBlock, weakestStatus } from '../rules.ts';
import { addMonths } from '../working-days.ts';
import type { Breach, BreachWeight, FormerRating, History, WarningHistoryFile } from './schema.ts';

/** The score that a history is held against, and the version of the model that it was made with. */
export type Scored = { readonly score: number | null; readonly version: string };

/**
 * History triggers: falls since the best rating of the last quarter, and rules that are known to be
 * broken. Where the form of the statement or the version of the model changed in between, the fall
 * counts all the same, and the trigger says so: a change of form must not hide a fall.
 * Source: DOMAIN 5.1 of this project (proposed thresholds).
 *
 * Complexity: O(ratings + breaches²).
 *
 * @param history what the rating remembers
 * @param scored the score and the version of the model
 * @returns triggers with codes such as "FALL_8", "FALL_8:FORM" or "RULE_BLOCK:CMA-02"
 * @throws {Error} if the history refers to files or rules that are not of this build
 * @example
 * historyTriggers(
 *   {
 *     rules: { file: 'history/warning-2026/1.0.0.json', digest: warningHistory().digest },
 *     on: '2026-11-25', form: '2023', breaches: [],
 *     ratings: [{ on: '2026-09-01', score: 90, form: '2023', version: '1.0.0' }],
 *   },
 *   { score: 82, version: '1.0.0' },
 * )[0].code; // => "FALL_8"
 */
export function historyTriggers(history: History, scored: Scored): readonly Trigger[] {
  const file = referredFile(history.rules, 'warning-history');
  return [...fallTriggers(file, history, scored), ...breachTriggers(file, history)];
}

function fallTriggers(
  file: WarningHistoryFile,
  { on, form, ratings }: History,
  { score, version }: Scored,
): Trigger[] {
  const best = ratings
    .filter((former) => isWithin(file, former.on, on))
    .sort((a, b) => b.score - a.score || b.on.localeCompare(a.on))[0];
  if (best === undefined || score === null) return [];
  const fall = roundScore(best.score - score);
  const trigger = [...file.fallTriggers]
    .sort((a, b) => b.points - a.points)
    .find(({ points }) => fall >= points);
  if (trigger === undefined) return [];
  const { code, level, zh, en } = trigger;
  const changes = CHANGES.filter(({ happened }) => happened(best, { form, version }));
  return [
    {
      code: [code, ...changes.map((change) => change.code)].join(':'),
      level,
      zh: [zh, ...changes.map((change) => change.zh)].join('；'),
      en: [en, ...changes.map((change) => change.en)].join('; '),
    },
  ];
}

type Now = { readonly form: string | null; readonly version: string };

const CHANGES = [
  {
    code: 'FORM',
    zh: '其间报表格式有变，请核对',
    en: 'the form of the statement changed in between, so look at it',
    happened: (former: FormerRating, now: Now) => former.form !== now.form,
  },
  {
    code: 'MODEL',
    zh: '此前的评分已按现行版本重新计算',
    en: 'the former score was computed again under this version of the model',
    happened: (former: FormerRating, now: Now) => former.version !== now.version,
  },
] as const;

function breachTriggers(file: WarningHistoryFile, { on, breaches }: History): Trigger[] {
  const rules = new Map(breaches.map((breach) => [`${breach.pack.file} ${breach.rule}`, breach]));
  return [...rules.values()].flatMap((breach) => {
    const { weight, zh, en } = brokenRule(breach);
    const days = new Set(
      breaches
        .filter(({ pack, rule }) => pack.file === breach.pack.file && rule === breach.rule)
        .map((it) => it.on),
    );
    return file.breachTriggers
      .filter((trigger) => trigger.weight === weight)
      .filter((trigger) => {
        // What blocks holds until it is mended; what warns is counted by the quarter.
        const counted = trigger.days === 1 ? days : within(file, days, on);
        return counted.size >= trigger.days;
      })
      .map(({ code, level, ...words }) => ({
        code: `${code}:${breach.rule}`,
        level,
        zh: `${words.zh}（${zh}）`,
        en: `${words.en} (${en})`,
      }));
  });
}

/** A rule by what it may do: one whose source was not seen warns, whatever it asks for. */
function brokenRule({ pack, rule: id }: Breach): {
  readonly weight: BreachWeight;
  readonly zh: string;
  readonly en: string;
} {
  const rule = referredFile(pack, 'rule-pack').rules.find((it) => it.id === id);
  if (rule === undefined) throw new Error(`models/${pack.file} has no rule ${id}`);
  const { effect, zh, en } = rule;
  const isStrong = effect === 'veto' || effect === 'block';
  return { weight: isStrong && mayBlock(weakestStatus(rule)) ? effect : 'warn', zh, en };
}

const within = (file: WarningHistoryFile, days: ReadonlySet<string>, on: string) =>
  new Set([...days].filter((day) => isWithin(file, day, on)));

/** The day of a quarter ago is the first that counts. */
const isWithin = ({ quarter }: WarningHistoryFile, day: string, on: string): boolean =>
  day >= addMonths(on, -quarter.value) && day <= on;
