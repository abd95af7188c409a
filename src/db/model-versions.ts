import type { CooperativeRow, RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';
import type {
  ModelRetirementConfirmationRow,
  ModelRetirementRow,
  ModelVersionRow,
  ShadowRatingRow,
} from './weighting-tables.ts';

/** A version that the county published, without its file, and from when it is retired. */
export type CountyVersionRow = Pick<
  ModelVersionRow,
  'modelId' | 'version' | 'draftId' | 'digest' | 'inForceFrom' | 'shadowFrom'
> & { readonly retiredFrom: string | null };

/** The one that comes into force last first, and of several the one that was published last. */
export async function listCountyVersions(
  trx: Trx,
  countyCode: string,
  modelId: string,
): Promise<CountyVersionRow[]> {
  return trx
    .selectFrom('modelVersion as published')
    .leftJoin('modelRetirementConfirmation as confirmed', (join) =>
      join
        .onRef('confirmed.countyCode', '=', 'published.countyCode')
        .onRef('confirmed.modelId', '=', 'published.modelId')
        .onRef('confirmed.version', '=', 'published.version'),
    )
    .leftJoin('modelRetirement as retired', (join) =>
      join
        .onRef('retired.countyCode', '=', 'confirmed.countyCode')
        .onRef('retired.modelId', '=', 'confirmed.modelId')
        .onRef('retired.version', '=', 'confirmed.version')
        .onRef('retired.proposal', '=', 'confirmed.proposal'),
    )
    .select(['published.modelId', 'published.version', 'published.draftId', 'published.digest'])
    .select(['published.inForceFrom', 'published.shadowFrom', 'retired.retiredFrom'])
    .where('published.countyCode', '=', countyCode)
    .where('published.modelId', '=', modelId)
    .orderBy('published.inForceFrom', 'desc')
    .orderBy('published.publishedAt', 'desc')
    .execute();
}

/** The text of a version that the county published. */
export async function findVersionFile(
  trx: Trx,
  countyCode: string,
  modelId: string,
  version: string,
): Promise<Pick<ModelVersionRow, 'file' | 'digest'> | undefined> {
  return trx
    .selectFrom('modelVersion')
    .select(['file', 'digest'])
    .where('countyCode', '=', countyCode)
    .where('modelId', '=', modelId)
    .where('version', '=', version)
    .executeTakeFirst();
}

export async function insertVersion(trx: Trx, row: ModelVersionRow): Promise<void> {
  await trx.insertInto('modelVersion').values(row).execute();
}

export async function insertRetirement(trx: Trx, row: ModelRetirementRow): Promise<void> {
  await trx.insertInto('modelRetirement').values(row).execute();
}

export async function insertConfirmation(
  trx: Trx,
  row: ModelRetirementConfirmationRow,
): Promise<void> {
  await trx.insertInto('modelRetirementConfirmation').values(row).execute();
}

export async function insertShadowRatings(
  trx: Trx,
  rows: readonly ShadowRatingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('shadowRating')
    .values([...rows])
    .execute();
}

/** A rating beside what the other version said of the same evidence. */
export type ShadowedRatingRow = Pick<CooperativeRow, 'uscc' | 'name' | 'nameEn'> &
  Pick<RatingRow, 'ratingId' | 'ratedAt' | 'modelVersion' | 'score' | 'level'> & {
    readonly shadowScore: number | null;
    readonly shadowLevel: string;
  };

type Version = Pick<ModelVersionRow, 'countyCode' | 'modelId' | 'version'>;

const shadowed = (trx: Trx, { countyCode, modelId, version }: Version) =>
  trx
    .selectFrom('shadowRating as shadow')
    .innerJoin('rating', (join) =>
      join
        .onRef('rating.countyCode', '=', 'shadow.countyCode')
        .onRef('rating.ratingId', '=', 'shadow.ratingId'),
    )
    .where('shadow.countyCode', '=', countyCode)
    .where('shadow.modelId', '=', modelId)
    .where('shadow.modelVersion', '=', version);

/** Newest first. */
export async function listShadowRatings(
  trx: Trx,
  version: Version,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ShadowedRatingRow[]> {
  return shadowed(trx, version)
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'rating.countyCode')
        .onRef('cooperative.uscc', '=', 'rating.uscc'),
    )
    .select(['cooperative.uscc', 'cooperative.name', 'cooperative.nameEn'])
    .select(['rating.ratingId', 'rating.ratedAt', 'rating.modelVersion'])
    .select(['rating.score', 'rating.level'])
    .select(['shadow.score as shadowScore', 'shadow.level as shadowLevel'])
    .$if(after !== undefined, (query) => query.where('rating.ratingId', '<', after ?? ''))
    .orderBy('rating.ratingId', 'desc')
    .limit(limit)
    .execute();
}

/** How many ratings were shadowed, and how many of them have another level. */
export async function countShadowRatings(
  trx: Trx,
  version: Version,
): Promise<{ readonly total: number; readonly changed: number }> {
  const counts = await shadowed(trx, version)
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .select(({ fn }) =>
      fn.countAll<string>().filterWhereRef('rating.level', '<>', 'shadow.level').as('changed'),
    )
    .executeTakeFirstOrThrow();
  return { total: Number(counts.total), changed: Number(counts.changed) };
}
