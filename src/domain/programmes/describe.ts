import type { Level } from '../../engine/levels.ts';
import type { Published } from '../../engine/models.ts';
import type {
  ProgrammeRoute as EngineProgramme,
  Route as EngineRoute,
} from '../../engine/route.ts';
import type { RulePackFile } from '../../engine/rule-pack-schema.ts';
import type { RuleOutcome } from '../../engine/rules.ts';
import { namedFact } from '../facts/read.ts';
import type { ProgrammeRoute, Route } from './schemas.ts';

/** A route in the words of the wire. */
export function describeRoute(
  uscc: string,
  ratingId: string | null,
  level: Level,
  { file, digest }: Published<RulePackFile>,
  route: EngineRoute,
): Route {
  const { id, zh, en, remedy } = route.lane;
  return {
    uscc,
    ratingId,
    level,
    lane: { id, zh, en, remedy: remedy ?? null },
    programmes: route.programmes.map((it) => describeProgramme(file, it)),
    priorities: route.priorities.map((outcome) => describeOutcome(outcome, false)),
    reviews: route.reviews.map((outcome) => describeOutcome(outcome, false)),
    notices: route.notices.map((rule) => ({ zh: rule.zh, en: rule.en })),
    rules: { id: file.id, version: file.version, digest },
  };
}

function describeProgramme(
  pack: RulePackFile,
  { programme, outcome, gates, missing, remedies }: EngineProgramme,
): ProgrammeRoute {
  const { id, zh, en, summary, channel = 'green', decidedBy, status } = programme;
  const { documents = [], steps = [] } = programme;
  return {
    id,
    zh,
    en,
    summary,
    channel,
    decidedBy,
    status,
    outcome,
    gates: gates.map((gate) => describeOutcome(gate, gate.blocks)),
    missing: missing.map(namedFact),
    documents: documentsOf(pack, documents),
    steps: steps.map(({ status: _, source: __, ...step }) => step),
    remedies: remedies.map((remedy) => ({ zh: remedy.zh, en: remedy.en })),
  };
}

const documentsOf = (pack: RulePackFile, ids: readonly string[]): ProgrammeRoute['documents'] =>
  (pack.documents ?? [])
    .filter(({ id }) => ids.includes(id))
    .map(({ status: _, source: __, ...document }) => document);

function describeOutcome(
  { rule, holds, status, facts, thresholds, missing }: RuleOutcome,
  blocks: boolean,
): Route['priorities'][number] {
  return {
    id: rule.id,
    zh: rule.zh,
    en: rule.en,
    holds,
    blocks,
    status,
    source: rule.source,
    facts: { ...facts },
    thresholds: { ...thresholds },
    missing: [...missing],
    remedy: rule.remedy ?? null,
  };
}
