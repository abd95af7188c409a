import type { Values } from './expression.ts';
import type { Trigger } from './levels.ts';
import type { RulePackFile } from './rule-pack-schema.ts';
import { evaluateRule, mayBlock, type RuleOutcome } from './rules.ts';

/**
 * Screening: each of the problem types held against the facts, those that are not known included:
 * what nobody looked at is not found to be sound.
 *
 * @param pack the shell-screen rule pack
 * @param values facts by name
 * @returns one outcome a type, in the order of the pack
 * @throws {FormulaError} if a condition is not of the formula language
 * @example
 * screening(rulePack('shell-screen').file, { idleMonths: 3 })[1].holds; // => true
 */
export const screening = (pack: RulePackFile, values: Values): readonly RuleOutcome[] =>
  pack.rules.filter(({ effect }) => effect === 'veto').map((rule) => evaluateRule(rule, values));

/**
 * Shell screen (空壳社筛查): the problem types that make a cooperative a shell, whatever its score
 * is. A fact that is not known finds nothing; a rule whose source was not seen finds nothing either.
 * Source: 中农发〔2019〕3号, the six types of the clean-up.
 *
 * @param pack the shell-screen rule pack
 * @param values facts by name
 * @returns a RED trigger for each rule that is known to be broken, with codes such as
 *   "SHELL-2"
 * @throws {FormulaError} if a condition is not of the formula language
 * @example
 * shellTriggers(rulePack('shell-screen').file, { idleMonths: 24 })[0].code; // => "SHELL-2"
 */
export function shellTriggers(pack: RulePackFile, values: Values): readonly Trigger[] {
  return screening(pack, values)
    .filter(({ holds, status }) => holds === false && mayBlock(status))
    .map(({ rule }) => ({
      code: rule.id,
      level: 'RED',
      zh: `空壳社筛查：不符合“${rule.zh}”`,
      en: `Shell screen, not met: ${rule.en}`,
    }));
}
