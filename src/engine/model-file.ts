import { modelFileSchema } from './model-schema.ts';
import { prepareModel, type ScoringModel } from './scoring-model.ts';

/**
 * Model file: an indicator model that came as a file, checked like a published one and ready to
 * compute. The files that it refers to must be those of this build.
 *
 * @param text the file
 * @param digest the SHA-256 of its bytes, as answers name it
 * @returns the model
 * @throws {SyntaxError} if the text is not JSON
 * @throws {Error} if it is not an indicator model, or refers to something else
 * @example
 * modelOfText(indicatorModelText('gaoqing-2026').text, 'sha256:…').id; // => "gaoqing-2026"
 */
export function modelOfText(text: string, digest: string): ScoringModel {
  const file = modelFileSchema.parse(JSON.parse(text));
  if (file.kind !== 'indicator-model') throw new Error(`it is a file of kind ${file.kind}`);
  return prepareModel({ file, digest });
}
