import type { Values } from '../../engine/expression.ts';
import { type FactProblem, partsAboveWholes, readFacts } from '../../engine/facts.ts';
import { jsonPointer } from '../../engine/json-pointer.ts';
import type { FactDefinition } from '../../engine/model-schema.ts';
import { cooperativeFacts, nameLabel } from '../../engine/vocabulary.ts';
import { DomainError, type Issue } from '../errors.ts';

type Provider = FactDefinition['providedBy'];

/** A name of the formula language with what people call it. */
export const namedFact = (fact: string) => ({ fact, ...nameLabel(fact) });

/** The facts that some providers may state. */
export function factsOf(providers: readonly Provider[]): ReadonlyMap<string, FactDefinition> {
  const stated = [...cooperativeFacts()].filter(([, fact]) => providers.includes(fact.providedBy));
  return new Map(stated);
}

/** Of facts, those that hold until something else is known, whatever the year. */
export function standingFacts(values: Values): Values {
  const definitions = cooperativeFacts();
  return Object.fromEntries(
    Object.entries(values).filter(([fact]) => definitions.get(fact)?.standing === true),
  );
}

/** Refuses stated facts that are more than what they are a part of, as it is on record. */
export function requireSound(onRecord: Values, stated: Values): void {
  const problems = partsAboveWholes(cooperativeFacts(), onRecord);
  refuse(
    problems.filter(({ fact }) => Object.hasOwn(stated, fact)),
    '/facts',
  );
}

/** Facts as numbers, or a refusal that names every one that is wrong. */
export function readStatedFacts(
  facts: Readonly<Record<string, unknown>>,
  providers: readonly Provider[],
  pointer: string,
): Readonly<Record<string, number>> {
  const { values, problems } = readFacts(factsOf(providers), facts);
  refuse(problems, pointer);
  return values;
}

function refuse(problems: readonly FactProblem[], pointer: string): void {
  if (problems.length === 0) return;
  throw new DomainError('FACTS_INVALID', factIssues(problems, pointer));
}

/** What is wrong with facts, each at its place below a pointer. */
export const factIssues = (problems: readonly FactProblem[], pointer: string): Issue[] =>
  problems.map(({ fact, ...words }) => ({ pointer: `${pointer}${jsonPointer([fact])}`, ...words }));
