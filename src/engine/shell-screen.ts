import type { Values } from './expression.ts';
import type { Trigger } from './levels.ts';
import type { RulePackFile } from './model-schema.ts';
import { evaluateRule, mayBlock } from './rules.ts';

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
  return pack.rules
    .map((rule) => evaluateRule(rule, values))
    .filter(({ rule, holds, status }) => {
      return rule.effect === 'veto' && holds === false && mayBlock(status);
    })
    .map(({ rule }) => ({
      code: rule.id,
      level: 'RED',
      zh: `空壳社筛查：不符合“${rule.zh}”`,
      en: `Shell screen, not met: ${rule.en}`,
    }));
}
