import { listCountyVersions } from '../../db/model-versions.ts';
import type { Trx } from '../../db/transaction.ts';
import type { WeightingDraftRow } from '../../db/weighting-tables.ts';
import { indicatorModelVersions } from '../../engine/models.ts';
import { DomainError } from '../errors.ts';
import { versionWithout } from '../models/find.ts';

/** The version that counts from a day on if this one ends then; it never leaves a county without. */
export async function takeOver(
  trx: Trx,
  { countyCode, modelId, version }: WeightingDraftRow,
  day: string,
): Promise<string> {
  const versions = await listCountyVersions(trx, countyCode, modelId);
  return requireOne(versionWithout(versions, indicatorModelVersions(modelId), { version, day }));
}

export function requireOne(version: string | undefined): string {
  if (version !== undefined) return version;
  const words = {
    zh: '停用后本县将没有现行版本，不能停用。',
    en: 'The county would be left without a version in force.',
  };
  const issue = { pointer: '/retiredFrom', code: 'NO_VERSION_LEFT', ...words };
  throw new DomainError('INPUT_INVALID', [issue]);
}
