import type { Values } from './expression.ts';
import type { Level } from './levels.ts';
import type { Lane, Programme, Rule, RulePackFile } from './rule-pack-schema.ts';
import { evaluateRule, mayBlock, type RuleOutcome } from './rules.ts';

type Text = { readonly zh: string; readonly en: string };

/**
 * What a programme says to a cooperative:
 * OPEN – apply now; CONDITIONS – apply, with the named conditions; INCOMPLETE – facts are missing;
 * LATER – nothing forbids it, but the lane asks for something else first; SHUT – a rule forbids it.
 */
export type ProgrammeOutcome = 'OPEN' | 'CONDITIONS' | 'INCOMPLETE' | 'LATER' | 'SHUT';

export type ProgrammeRoute = {
  readonly programme: Programme;
  readonly outcome: ProgrammeOutcome;
  readonly gates: readonly (RuleOutcome & { readonly blocks: boolean })[];
  /** Names of facts that are not known. */
  readonly missing: readonly string[];
  /** What would open it. */
  readonly remedies: readonly Text[];
};

/** The way to finance: which programmes, which not and why, what is missing, what would help. */
export type Route = {
  readonly lane: Lane;
  readonly programmes: readonly ProgrammeRoute[];
  readonly priorities: readonly RuleOutcome[];
  /** Rules that ask for one more look by a person: they do not hold, or that is not known. */
  readonly reviews: readonly RuleOutcome[];
  readonly notices: readonly Rule[];
};

/**
 * Green-channel routing: holds every programme of the rule pack against the level and the facts.
 * It recommends and never decides (DESIGN, invariant 8); a rule whose source was not seen never
 * shuts a programme (invariant 9), it becomes a condition.
 *
 * @param pack the green-channel rule pack
 * @param level the cooperative's level
 * @param values statement amounts, facts and facts of the application, by name
 * @returns the route with its trace
 * @throws {Error} if the pack names a rule that it does not have, or has no lane for the level
 * @example
 * routeFinance(rulePack('green-channel').file, 'RED', {}).lane.id; // => "guidance"
 */
export function routeFinance(pack: RulePackFile, level: Level, values: Values): Route {
  const lane = pack.lanes?.find(({ levels }) => levels.includes(level));
  if (lane === undefined) throw new Error(`${pack.id} has no lane for the level ${level}`);
  const ofEffect = (effect: Rule['effect']) => pack.rules.filter((rule) => rule.effect === effect);
  return {
    lane,
    programmes: (pack.programmes ?? []).map((it) => routeProgramme(pack, it, lane, values)),
    priorities: ofEffect('priority')
      .map((rule) => evaluateRule(rule, values))
      .filter(({ holds }) => holds === true),
    reviews: ofEffect('review')
      .map((rule) => evaluateRule(rule, values))
      .filter(({ holds }) => holds !== true),
    notices: ofEffect('notice'),
  };
}

function routeProgramme(
  pack: RulePackFile,
  programme: Programme,
  lane: Lane,
  values: Values,
): ProgrammeRoute {
  const gates = programme.gates.map((id) => {
    const rule = pack.rules.find((candidate) => candidate.id === id);
    if (rule === undefined) throw new Error(`${pack.id} has no rule ${id}`);
    const outcome = gateOutcome(rule, programme, values);
    return { ...outcome, blocks: outcome.holds === false && mayBlock(outcome.status) };
  });
  const outcome = programmeOutcome(gates, lane);
  const open = outcome === 'OPEN';
  // What is not known has to be told, not put right.
  const broken = gates.filter(({ holds }) => holds === false);
  const remedies = broken.flatMap(({ rule }) => (rule.remedy ? [rule.remedy] : []));
  return {
    programme,
    outcome,
    gates,
    missing: [...new Set(gates.flatMap(({ missing }) => missing))],
    remedies: open ? [] : [...(lane.remedy ? [lane.remedy] : []), ...remedies],
  };
}

/** A product for households is shut to cooperatives by its subject, not by a fact (GC-10). */
function gateOutcome(rule: Rule, programme: Programme, values: Values): RuleOutcome {
  const outcome = evaluateRule(rule, values, programme.parameters);
  return rule.effect === 'route'
    ? { ...outcome, holds: programme.subject === 'cooperative' }
    : outcome;
}

function programmeOutcome(
  gates: readonly (RuleOutcome & { readonly blocks: boolean })[],
  lane: Lane,
): ProgrammeOutcome {
  if (gates.some(({ blocks }) => blocks)) return 'SHUT';
  if (lane.id !== 'green' && lane.id !== 'green-with-plan') return 'LATER';
  if (gates.some(({ holds }) => holds === null)) return 'INCOMPLETE';
  if (lane.id === 'green-with-plan' || gates.some(({ holds }) => holds === false)) {
    return 'CONDITIONS';
  }
  return 'OPEN';
}
