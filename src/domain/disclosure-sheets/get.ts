import { findRatingBasis } from '../../db/rating-basis.ts';
import { findRating } from '../../db/ratings.ts';
import { findVerification } from '../../db/statements.ts';
import type { FactSheetRow, RatingRow } from '../../db/tables.ts';
import type { RatingBasisRow } from '../../db/third-party-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import { cooperativeFacts } from '../../engine/vocabulary.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { modelVersion } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { type EvidenceSheets, evidenceSheets } from '../ratings/evidence.ts';
import { recompute } from '../ratings/get.ts';
import type { Rating } from '../ratings/schemas.ts';
import { OBJECTION_TERMS } from '../reviews/terms.ts';
import type { DisclosureSheet, EvidenceDocument } from './schemas.ts';

/** Says of one rating by what rules and from what data it was made, and how to object. */
export async function getDisclosureSheet({
  ctx,
  input: { uscc, ratingId },
}: {
  ctx: Context;
  input: { uscc: string; ratingId: string };
}): Promise<DisclosureSheet> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['rating']);
    const row = await findRating(trx, countyCode, uscc, ratingId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const model = await modelVersion(trx, countyCode, row.modelId, row.modelVersion);
    if (model === undefined) throw new Error(`${ratingId}: its model version is not published`);
    const sheets = await evidenceSheets(trx, countyCode, row);
    const basis = await findRatingBasis(trx, countyCode, ratingId);
    const documents = [...(await documentsOf(trx, row, sheets)), ...ofThirdParties(row, basis)];
    return describeSheet(await recompute(trx, row), model, documents, { ...sheets, basis });
  });
}

async function documentsOf(
  trx: Trx,
  { countyCode, statementId }: RatingRow,
  { ofYear, standing }: EvidenceSheets,
): Promise<EvidenceDocument[]> {
  const verification =
    statementId === null ? undefined : await findVerification(trx, countyCode, statementId);
  const statement = verification && {
    id: verification.statementId,
    kind: 'statement' as const,
    source: null,
    statedBy: verification.submittedBy,
    verifiedBy: verification.verifiedBy,
    at: verification.verifiedAt.toISOString(),
  };
  const facts = [ofYear, standing === undefined || isSame(ofYear, standing) ? undefined : standing];
  return [statement, ...facts.map((sheet) => sheet && describeFacts(sheet))].filter(
    (document) => document !== undefined,
  );
}

const isSame = (one: FactSheetRow | undefined, other: FactSheetRow): boolean =>
  one?.factSheetId === other.factSheetId;

const describeFacts = (sheet: FactSheetRow): EvidenceDocument => ({
  id: sheet.factSheetId,
  kind: 'facts',
  source: sheet.source,
  statedBy: null,
  verifiedBy: sheet.recordedBy,
  at: sheet.recordedAt.toISOString(),
});

/** One document for all of their items, which not everybody who may read the rating may read. */
const ofThirdParties = (
  { ratedAt }: RatingRow,
  basis: RatingBasisRow | undefined,
): EvidenceDocument[] =>
  basis === undefined || basis.itemIds.length === 0
    ? []
    : [
        {
          ...{ id: THIRD_PARTY, kind: 'third-party', source: basis.itemIds.join(', ') },
          ...{ statedBy: null, verifiedBy: null, at: ratedAt.toISOString() },
        },
      ];

const THIRD_PARTY = 'third-party';

type Sources = EvidenceSheets & { readonly basis: RatingBasisRow | undefined };

function describeSheet(
  rating: Rating,
  { file: { weighting } }: ScoringModel,
  documents: EvidenceDocument[],
  sheets: Sources,
): DisclosureSheet {
  const { ratingId, uscc, score, level, ratedBy, ratedAt, model, fiscalYear } = rating;
  const { method, randomIndex, consistencyRatioLimit } = weighting;
  const { zh, en, ...terms } = OBJECTION_TERMS;
  return {
    ...{ ratingId, uscc, score, level, ratedBy, ratedAt, model },
    weighting: { method, randomIndex, consistencyRatioLimit },
    weights: rating.criteria,
    period: { from: `${fiscalYear}-01-01`, until: `${fiscalYear}-12-31` },
    documents,
    indicators: rating.indicators.map((it) => ({
      ...{ id: it.id, zh: it.zh, en: it.en, unit: it.unit, state: it.state },
      ...{ value: it.value, score: it.score, weight: it.weight },
      documents: sourcesOf(Object.entries(it.inputs), rating.statementId, sheets),
    })),
    missing: rating.indicators
      .filter(({ missing }) => missing.length > 0)
      .map(({ id, missing }) => ({ indicator: id, facts: missing })),
    improvements: rating.improvements,
    objection: { ...terms, zh, en, current: rating.objection },
    notice: NOTICE,
  };
}

/** The documents that the known inputs of an indicator come from, each once. */
function sourcesOf(
  inputs: readonly (readonly [string, number | null])[],
  statementId: string | null,
  { ofYear, standing, basis }: Sources,
): string[] {
  const definitions = cooperativeFacts();
  const sourceOf = (name: string): string | null => {
    const fact = definitions.get(name);
    const column = name as keyof FactSheetRow;
    if (basis?.[name as keyof RatingBasisRow] != null) return THIRD_PARTY;
    if (fact?.standing === true && standing !== undefined) return standing.factSheetId;
    if (fact !== undefined && ofYear?.[column] != null) return ofYear.factSheetId;
    return statementId;
  };
  const known = inputs.filter(([, value]) => value !== null).map(([name]) => sourceOf(name));
  return [...new Set(known)].filter((id) => id !== null);
}

const NOTICE = {
  zh: '本评分仅供扶持与监管参考，不是信用报告；是否授信由银行和担保机构自行决定。',
  en:
    'The rating is a reference for support and supervision and not a credit report; banks and ' +
    'guarantors decide on their own.',
};
