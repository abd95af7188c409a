import { listCountyVersions } from '../../db/model-versions.ts';
import { indicatorModelFile, indicatorModelVersions } from '../../engine/models.ts';
import { DEFAULT_MODEL_ID } from '../../engine/scoring-model.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import type { ModelVersionList } from '../weighting/schemas.ts';
import { versionInForce } from './find.ts';
import { type VersionPageInput, versionPageInput } from './schemas.ts';

/** The versions of a model: those that the county published, then those that every build contains. */
export async function listVersions({
  ctx,
  input: { modelId = DEFAULT_MODEL_ID, ...wanted },
}: {
  ctx: Context;
  input: { modelId?: string } & VersionPageInput;
}): Promise<ModelVersionList> {
  const { countyCode } = requirePermission(ctx, 'models:read');
  const { after, limit } = versionPageInput.parse(wanted);
  const builtIn = indicatorModelVersions(modelId);
  if (builtIn.length === 0) throw new DomainError('NOT_FOUND');
  return read(ctx, async (trx) => {
    const versions = await listCountyVersions(trx, countyCode, modelId);
    const inForce = versionInForce(versions, dayInChina(ctx.now()))?.version ?? builtIn[0];
    const ofCounty = versions.map(({ modelId: id, ...version }) => ({
      ...version,
      id,
      origin: 'county' as const,
      isInForce: version.version === inForce,
    }));
    const ofBuild = builtIn.map((version) => builtInVersion(modelId, version, inForce));
    const all = [...ofCounty, ...ofBuild];
    const rest = all.slice(all.findIndex(({ version }) => version === after) + 1);
    const { items, next } = pageOf(rest, limit, ({ version }) => version);
    return { items: [...items], next };
  });
}

function builtInVersion(
  id: string,
  version: string,
  inForce: string | undefined,
): ModelVersionList['items'][number] {
  const published = indicatorModelFile(id, version);
  return {
    id,
    version,
    digest: published?.digest ?? '',
    origin: 'built-in',
    draftId: null,
    inForceFrom: published?.file.effectiveFrom ?? '',
    shadowFrom: null,
    retiredFrom: null,
    isInForce: version === inForce,
  };
}
