import { modelOfText } from '../../engine/model-file.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import { sha256OfBytes } from '../canonical.ts';
import { asDomainError } from '../describe-issues.ts';

/** Pure scoring: the answer to one request, a refusal included. */
export { answerScoreRequest as answerScore } from '../../engine/score-request.ts';

/** A file that is no model that can be scored under; the message says why. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** The model in a file, as it was exported; answers name the digest of its bytes. */
export async function readModelFile(bytes: Uint8Array<ArrayBuffer>): Promise<ScoringModel> {
  const digest = `sha256:${await sha256OfBytes(bytes)}`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return modelOfText(text, digest);
  } catch (error) {
    throw new ModelFileError(`the model file is not valid: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const [issue] = asDomainError(error)?.issues ?? [];
  return issue === undefined ? (error as Error).message : `${issue.pointer}: ${issue.en}`;
}
