import type { FactVocabularyFile, IndicatorModelFile } from '../../engine/model-schema.ts';
import { factVocabulary, type Published } from '../../engine/models.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { modelInForce, publishedModel } from './find.ts';
import { type GetModelInput, getModelInput } from './schemas.ts';

/** An indicator model as it was published, with its digest: the version in force, or one by name. */
export async function getModel({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetModelInput;
}): Promise<Published<IndicatorModelFile>> {
  const { countyCode } = requirePermission(ctx, 'models:read');
  const { modelId, version } = getModelInput.parse(input);
  return read(ctx, async (trx) => {
    const model =
      version === undefined
        ? await modelInForce(trx, countyCode, modelId, ctx.now())
        : await publishedModel(trx, countyCode, modelId, version);
    if (model === undefined) throw new DomainError('NOT_FOUND');
    return { file: model.file, digest: model.digest };
  });
}

/** Every fact that may be stated about a cooperative, with who may state it. */
export function getFactVocabulary(): FactVocabularyFile {
  return factVocabulary('cooperative');
}
