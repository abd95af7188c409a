import { knownValue, type Values } from '../expression.ts';
import { fenOf } from '../money.ts';
import { cooperativeFacts } from '../vocabulary.ts';
import type { ContentOf, ThirdPartyContent, ThirdPartyKind } from './schema.ts';
import { thresholds } from './thresholds.ts';
import { variationOf } from './variation.ts';

/** Something that a third party says, from the day on which it was so. */
export type ThirdPartyRecord = { readonly observedOn: string; readonly content: ThirdPartyContent };

/** The facts that third parties can say something about. */
export const THIRD_PARTY_FACTS = [
  'contractedSales',
  'insuredUnits',
  'priceVariation',
  'judicialRecord',
  'registryStatus',
  'penaltyListed',
  'ecoCreditPoints',
] as const;
export type ThirdPartyFacts = Partial<Record<(typeof THIRD_PARTY_FACTS)[number], number>>;

/**
 * Facts of third parties: what verified records that have not expired make of the facts on record.
 * They go before these, with four cautions. Of penalties, judgments and the register the worse one
 * counts, so that two offices that disagree improve nothing. Confirmed contracts are a part of all
 * contracts, so that they only add to what was stated. Policies of the year are summed. Eco-credit
 * points are taken from, or added to, the points on record.
 *
 * Complexity: O(records).
 *
 * @param records verified and not expired
 * @param onRecord what is known without them
 * @param fiscalYear the year that is rated
 * @returns the facts that they change, by formula name
 * @throws {RangeError} if a code is not of the vocabulary
 * @example
 * thirdPartyFacts(
 *   [{ observedOn: '2026-03-01',
 *      content: { kind: 'contract', fiscalYear: 2025, buyer: '某某超市', amount: '9000.00' } }],
 *   { contractedSales: 5000 },
 *   2025,
 * ); // => {"contractedSales":9000}
 */
export function thirdPartyFacts(
  records: readonly ThirdPartyRecord[],
  onRecord: Values,
  fiscalYear: number,
): ThirdPartyFacts {
  const isOfYear = (it: { readonly fiscalYear: number }) => it.fiscalYear === fiscalYear;
  const policies = contents(records, 'insurance').filter(isOfYear);
  const facts = {
    contractedSales: contractedSales(contents(records, 'contract').filter(isOfYear), onRecord),
    insuredUnits: sumOf(policies.map(({ insuredUnits }) => insuredUnits)),
    priceVariation: priceVariation(records),
    judicialRecord: judicialRecord(records, onRecord),
    registryStatus: registryStatus(records, onRecord),
    penaltyListed: contents(records, 'penalty').some(({ isListed }) => isListed) ? 1 : undefined,
    ecoCreditPoints: ecoCreditPoints(records, onRecord),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Of a kind, the newest last. */
function contents<Kind extends ThirdPartyKind>(
  records: readonly ThirdPartyRecord[],
  kind: Kind,
): ContentOf<Kind>[] {
  return [...records]
    .sort((a, b) => a.observedOn.localeCompare(b.observedOn))
    .map(({ content }) => content)
    .filter((content): content is ContentOf<Kind> => content.kind === kind);
}

function contractedSales(
  contracts: readonly ContentOf<'contract'>[],
  onRecord: Values,
): number | undefined {
  const fen = sumOf(contracts.map(({ amount }) => fenOf(amount) ?? 0));
  const stated = knownValue(onRecord, 'contractedSales') ?? 0;
  return fen === undefined || fen / 100 <= stated ? undefined : fen / 100;
}

function priceVariation(records: readonly ThirdPartyRecord[]): number | undefined {
  const prices = contents(records, 'price')
    .at(-1)
    ?.prices.map(({ price }) => price);
  return prices === undefined ? undefined : variationOf(prices);
}

function judicialRecord(
  records: readonly ThirdPartyRecord[],
  onRecord: Values,
): number | undefined {
  const codes = [
    ...contents(records, 'court').map((court) => court.judicialRecord),
    ...contents(records, 'penalty').map(({ severity }) => severity),
  ];
  return worstOf(
    codes.map((code) => codeOf('judicialRecord', code)),
    onRecord.judicialRecord,
  );
}

/** The register says what holds now, so that its newest record counts. */
function registryStatus(
  records: readonly ThirdPartyRecord[],
  onRecord: Values,
): number | undefined {
  const newest = contents(records, 'registry').at(-1);
  if (newest === undefined) return undefined;
  return worstOf([codeOf('registryStatus', newest.registryStatus)], onRecord.registryStatus);
}

function ecoCreditPoints(
  records: readonly ThirdPartyRecord[],
  onRecord: Values,
): number | undefined {
  const { localPointsMax, fullPoints, minorPenaltyPoints, majorPenaltyPoints } = thresholds();
  const local = contents(records, 'eco-list').map(({ points }) => points);
  const penalties = contents(records, 'penalty')
    .filter(({ isEnvironmental }) => isEnvironmental)
    .map(({ severity }) => (severity === 'major' ? majorPenaltyPoints : minorPenaltyPoints));
  if (local.length + penalties.length === 0) return undefined;
  const base = knownValue(onRecord, 'ecoCreditPoints') ?? fullPoints;
  const ofLists = clamp(sumOf(local) ?? 0, -localPointsMax, localPointsMax);
  return clamp(base + ofLists - (sumOf(penalties) ?? 0), 0, fullPoints);
}

function codeOf(fact: string, code: string): number {
  const place =
    cooperativeFacts()
      .get(fact)
      ?.codes?.findIndex(({ id }) => id === code) ?? -1;
  if (place === -1) throw new RangeError(`thirdPartyFacts: ${fact} has no code ${code}`);
  return place;
}

const worstOf = (codes: readonly number[], known: number | null | undefined) =>
  codes.length === 0 ? undefined : Math.max(...codes, known ?? 0);

const sumOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
