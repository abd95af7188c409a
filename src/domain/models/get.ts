import type { FactVocabularyFile, IndicatorModelFile } from '../../engine/model-schema.ts';
import { factVocabulary, indicatorModelFile, type Published } from '../../engine/models.ts';
import { DomainError } from '../errors.ts';

/** A published indicator model as it stands in its file, with its digest. */
export function getModel(id: string): Published<IndicatorModelFile> {
  const model = indicatorModelFile(id);
  if (model === undefined) throw new DomainError('NOT_FOUND');
  return model;
}

/** Every fact that may be stated about a cooperative, with who may state it. */
export function getFactVocabulary(): FactVocabularyFile {
  return factVocabulary('cooperative');
}
