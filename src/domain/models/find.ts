import {
  type CountyVersionRow,
  findVersionFile,
  listCountyVersions,
} from '../../db/model-versions.ts';
import type { Trx } from '../../db/transaction.ts';
import { type IndicatorModelFile, indicatorModelSchema } from '../../engine/model-schema.ts';
import {
  indicatorModelFile,
  indicatorModelText,
  indicatorModelVersions,
  type Published,
} from '../../engine/models.ts';
import { preparedModel, type ScoringModel } from '../../engine/scoring-model.ts';
import { dayInChina } from '../day.ts';

/*
 * Which version of a model counts: the one that the county published and put into force, and where
 * it has none, the one that every build contains.
 */

/** Of the versions in force that nobody retired, the one that came into force last. */
export const versionInForce = (
  latestFirst: readonly CountyVersionRow[],
  day: string,
): CountyVersionRow | undefined =>
  latestFirst.find((it) => it.inForceFrom <= day && !isRetired(it, day));

export const isRetired = ({ retiredFrom }: CountyVersionRow, day: string): boolean =>
  retiredFrom !== null && retiredFrom <= day;

/** The version that counts on a day without one of them: it takes over when that one ends. */
export const versionWithout = (
  latestFirst: readonly CountyVersionRow[],
  builtIn: readonly string[],
  { version, day }: { readonly version: string; readonly day: string },
): string | undefined =>
  versionInForce(
    latestFirst.filter((it) => it.version !== version),
    day,
  )?.version ?? builtIn[0];

/** The version that counted, or will have counted, until the day of another one. */
export function versionBefore(
  latestFirst: readonly CountyVersionRow[],
  builtIn: readonly string[],
  version: string,
): string | undefined {
  const place = latestFirst.findIndex((it) => it.version === version);
  const day = latestFirst[place]?.inForceFrom ?? '';
  return versionInForce(latestFirst.slice(place + 1), day)?.version ?? builtIn[0];
}

/** The version of a model that counts now; undefined for a model that does not exist. */
export async function modelInForce(
  trx: Trx,
  countyCode: string,
  modelId: string,
  now: Date,
): Promise<ScoringModel | undefined> {
  const versions = await listCountyVersions(trx, countyCode, modelId);
  return modelVersion(trx, countyCode, modelId, versionInForce(versions, dayInChina(now))?.version);
}

/** Versions that are computed beside the one in force for a while. */
export async function shadowModels(
  trx: Trx,
  countyCode: string,
  modelId: string,
  now: Date,
): Promise<ScoringModel[]> {
  const day = dayInChina(now);
  const versions = (await listCountyVersions(trx, countyCode, modelId)).filter(
    (it) =>
      it.shadowFrom !== null && it.shadowFrom <= day && day < it.inForceFrom && !isRetired(it, day),
  );
  const models: ScoringModel[] = [];
  for (const { version } of versions) {
    const model = await modelVersion(trx, countyCode, modelId, version);
    if (model !== undefined) models.push(model);
  }
  return models;
}

/** One version ready to compute; the newest that every build contains unless one is named. */
export async function modelVersion(
  trx: Trx,
  countyCode: string,
  modelId: string,
  version?: string,
): Promise<ScoringModel | undefined> {
  const published = await publishedModel(trx, countyCode, modelId, version);
  return published === undefined ? undefined : preparedModel(published);
}

/** The file of a version, whoever published it. */
export async function publishedModel(
  trx: Trx,
  countyCode: string,
  modelId: string,
  version?: string,
): Promise<Published<IndicatorModelFile> | undefined> {
  if (version === undefined || indicatorModelVersions(modelId).includes(version)) {
    return indicatorModelFile(modelId, version);
  }
  const row = await findVersionFile(trx, countyCode, modelId, version);
  if (row === undefined) return undefined;
  return { file: indicatorModelSchema.parse(JSON.parse(row.file)), digest: row.digest };
}

/** The same to the byte, as it leaves the house. */
export async function publishedText(
  trx: Trx,
  countyCode: string,
  modelId: string,
  version?: string,
): Promise<{ readonly text: string; readonly digest: string } | undefined> {
  if (version === undefined || indicatorModelVersions(modelId).includes(version)) {
    return indicatorModelText(modelId, version);
  }
  const row = await findVersionFile(trx, countyCode, modelId, version);
  return row && { text: row.file, digest: row.digest };
}
