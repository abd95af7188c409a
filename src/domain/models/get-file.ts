import { indicatorModelText } from '../../engine/models.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';

/** The file of a published version, to the byte as it was published, with its digest. */
export async function getModelFile({
  ctx,
  input: { modelId, version },
}: {
  ctx: Context;
  input: { modelId: string; version?: string | undefined };
}): Promise<{ readonly text: string; readonly digest: string }> {
  requirePermission(ctx, 'models:read');
  const file = indicatorModelText(modelId, version);
  if (file === undefined) throw new DomainError('NOT_FOUND');
  return file;
}
