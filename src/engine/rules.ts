import { EvaluationError, knownValue, type Values } from './expression.ts';
import { type Formula, parseFormula } from './formula.ts';
import type { Status } from './model-schema.ts';
import type { Programme, Rule } from './rule-pack-schema.ts';

/** A rule held against facts, with what it read. */
export type RuleOutcome = {
  readonly rule: Rule;
  /** null where that is not known: a fact is missing, a sum fails, or there is no formula. */
  readonly holds: boolean | null;
  readonly missing: readonly string[];
  /** The facts that it read. */
  readonly facts: Readonly<Record<string, number | null>>;
  /** The thresholds that it used. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** The weakest status of the rule and its thresholds: it decides whether the rule may block. */
  readonly status: Status;
};

const WEAKEST_FIRST: readonly Status[] = ['OWN', 'PROP', 'ANALOG', 'REPORTED', 'SEEN'];

/**
 * Right to block: rules may block only where their source was seen or reported (DESIGN,
 * invariant 9).
 *
 * @param status the weakest status of the rule and its thresholds
 * @returns whether it may; otherwise it warns
 * @example
 * mayBlock('ANALOG'); // => false
 */
export const mayBlock = (status: Status): boolean => status === 'SEEN' || status === 'REPORTED';

/**
 * Rule evaluation: whether all conditions of a rule hold. One condition that is known to fail is
 * enough for "no"; otherwise one that is not known makes it "not known", and so does one that has
 * no value, such as a share of zero. A rule without conditions is read from records by people: it
 * is not known here.
 *
 * @param rule a rule of a pack
 * @param values facts by name; thresholds come from the rule or the programme
 * @param overrides parameters of a programme that replace the rule's own
 * @returns the outcome with its trace
 * @throws {FormulaError} if a condition is not of the formula language
 * @example
 * evaluateRule(
 *   { id: 'R', effect: 'gate', status: 'SEEN', source: ['S04'], holds: ['members >= 5'] },
 *   { members: 4 },
 * ).holds; // => false
 */
export function evaluateRule(
  rule: Rule,
  values: Values,
  overrides: Programme['parameters'] = [],
): RuleOutcome {
  const parameters = (rule.parameters ?? []).map(
    (own) => overrides.find(({ id }) => id === own.id) ?? own,
  );
  const thresholds = Object.fromEntries(parameters.map(({ id, value }) => [id, value]));
  const conditions = (rule.holds ?? []).map((text) => parseFormula(text, () => true, 'truth'));
  const all: Values = { ...values, ...thresholds };
  const truths = conditions.map((condition) => truthOf(condition, all));
  const names = [...new Set(conditions.flatMap((condition) => condition.names))];
  const read = names.filter((name) => !Object.hasOwn(thresholds, name));
  const facts = Object.fromEntries(read.map((name) => [name, knownValue(values, name)]));
  return {
    rule,
    holds: truths.includes(0) ? false : truths.includes(null) || truths.length === 0 ? null : true,
    missing: read.filter((name) => facts[name] === null),
    facts,
    thresholds,
    status: weakestStatus(rule, parameters),
  };
}

/**
 * Weakest status of a rule and its thresholds: a seen rule with a threshold of OWN only warns.
 *
 * @param rule a rule of a pack
 * @param parameters its thresholds; its own unless a programme replaces them
 * @returns the status that decides what it may do
 * @example
 * weakestStatus({ status: 'SEEN', parameters: [{ status: 'OWN' }] }); // => "OWN"
 */
export function weakestStatus(
  rule: Pick<Rule, 'status' | 'parameters'>,
  parameters: Rule['parameters'] = rule.parameters ?? [],
): Status {
  const statuses = [rule.status, ...parameters.map(({ status }) => status)];
  return WEAKEST_FIRST.find((status) => statuses.includes(status)) ?? 'OWN';
}

function truthOf(condition: Formula, values: Values): number | null {
  try {
    return condition.evaluate(values);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return null;
  }
}
