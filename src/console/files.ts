import { getModelFile } from '../domain/models/get-file.ts';
import { exportRating } from '../domain/ratings/export.ts';
import type { RatingSummary } from '../domain/ratings/schemas.ts';
import { type ConsoleContext, verbContext } from './request.ts';

/*
 * The files by which anybody repeats a score offline, for those who are signed in by a cookie; to
 * the byte as the JSON door gives them.
 */

export const MODEL_FILE = '/models/:modelId/:version/file';
export const SCORE_FILES = '/cooperatives/:uscc/ratings/:ratingId/:file{score-(?:in|out)put}';

type ModelVersion = Pick<RatingSummary['model'], 'id' | 'version'>;

export const modelFilePath = ({ id, version }: ModelVersion): string =>
  `/models/${id}/${version}/file`;

export const scoreFilePath = (
  { uscc, ratingId }: Pick<RatingSummary, 'uscc' | 'ratingId'>,
  file: 'score-input' | 'score-output',
): string => `/cooperatives/${uscc}/ratings/${ratingId}/${file}`;

export async function downloadModel(c: ConsoleContext) {
  const { modelId = '', version = '' } = c.req.param() as Record<string, string>;
  const { text } = await getModelFile({ ctx: await verbContext(c), input: { modelId, version } });
  return c.body(text, 200, asFile('application/json', `${modelId}-${version}.json`));
}

export async function downloadScore(c: ConsoleContext) {
  const { uscc = '', ratingId = '', file } = c.req.param() as Record<string, string>;
  const files = await exportRating({ ctx: await verbContext(c), input: { uscc, ratingId } });
  const text = file === 'score-input' ? files.scoreInput : files.scoreOutput;
  return c.body(text, 200, asFile('application/x-ndjson', `${ratingId}-${file}.ndjson`));
}

/** Names of ids and versions need no quoting: nothing was found under any other. */
const asFile = (type: string, name: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'content-disposition': `attachment; filename="${name}"`,
});
