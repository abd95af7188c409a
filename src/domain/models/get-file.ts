import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { modelInForce, publishedText } from './find.ts';
import { type GetModelInput, getModelInput } from './schemas.ts';

/** The file of a version to the byte as it was published, with its digest; else of that in force. */
export async function getModelFile({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetModelInput;
}): Promise<{ readonly text: string; readonly digest: string }> {
  const { countyCode } = requirePermission(ctx, 'models:read');
  const { modelId, version } = getModelInput.parse(input);
  return read(ctx, async (trx) => {
    const asked = version ?? (await modelInForce(trx, countyCode, modelId, ctx.now()))?.version;
    const file = await publishedText(trx, countyCode, modelId, asked);
    if (file === undefined) throw new DomainError('NOT_FOUND');
    return file;
  });
}
