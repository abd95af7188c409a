import { jsonPointer } from './json-pointer.ts';
import { type IndicatorValues, type Score, scoreIndicators } from './score.ts';
import { DEFAULT_MODEL_ID, type ScoringModel, scoringModel } from './scoring-model.ts';

/** The exact version of a model. */
export type ModelReference = {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
};

type Id = { readonly id?: string | number };
type Fields = Readonly<Record<string, unknown>>;

/** The answer to a scoring request: as `heheng score` writes it. */
export type ScoreAnswer = Id &
  Omit<Score, 'triggers'> & {
    readonly triggers: readonly string[];
    readonly model: ModelReference;
  };

export type ScoreErrorCode =
  | 'SCORE_INVALID_REQUEST'
  | 'SCORE_INVALID_VALUE'
  | 'SCORE_UNKNOWN_INDICATOR'
  | 'SCORE_UNKNOWN_MODEL';

/** A refusal as it goes over the wire, with a JSON Pointer to what is wrong. */
export type ScoreErrorBody = Id & {
  readonly error: {
    readonly code: ScoreErrorCode;
    readonly message: string;
    readonly messageZh: string;
    readonly path: string;
  };
};

/**
 * Scoring request: reads `{id?, indicators, model?}`, checks every key and value, and scores it.
 * Source: contracts of this project, `heheng score`.
 *
 * @param request a JSON value
 * @param modelId the model that the caller chose; the request's own `model` goes before it
 * @returns the score, or `{ error }` with nothing scored
 * @example
 * answerScoreRequest({ indicators: { F9: 1 } }).error.code; // => "SCORE_UNKNOWN_INDICATOR"
 */
export function answerScoreRequest(
  request: unknown,
  modelId: string = DEFAULT_MODEL_ID,
): ScoreAnswer | ScoreErrorBody {
  if (!isObject(request)) return refuse({}, 'SCORE_INVALID_REQUEST', '', NOT_AN_OBJECT);
  const id = idOf(request);
  const unknownKey = Object.keys(request).find((key) => !KEYS.includes(key));
  if (unknownKey !== undefined) {
    return refuse(id, 'SCORE_INVALID_REQUEST', jsonPointer([unknownKey]), UNKNOWN_KEY);
  }
  if (request.id !== undefined && id.id === undefined) {
    return refuse(id, 'SCORE_INVALID_REQUEST', '/id', NOT_AN_ID);
  }
  const model = scoringModel(String(request.model ?? modelId));
  if (model === undefined) return refuse(id, 'SCORE_UNKNOWN_MODEL', '/model', NO_SUCH_MODEL);
  if (!isObject(request.indicators)) {
    return refuse(id, 'SCORE_INVALID_REQUEST', '/indicators', NOT_AN_OBJECT);
  }
  return scoreValues(id, model, request.indicators);
}

const KEYS = ['id', 'indicators', 'model'];

function scoreValues(id: Id, model: ScoringModel, given: Fields): ScoreAnswer | ScoreErrorBody {
  const known = new Set(model.criteria.flatMap((it) => it.indicators.map((one) => one.id)));
  for (const [name, value] of Object.entries(given)) {
    const place = jsonPointer(['indicators', name]);
    if (!known.has(name)) return refuse(id, 'SCORE_UNKNOWN_INDICATOR', place, NO_SUCH_INDICATOR);
    if (value !== null && !Number.isFinite(value)) {
      return refuse(id, 'SCORE_INVALID_VALUE', place, NOT_FINITE);
    }
  }
  const { id: modelId, version, digest } = model;
  const score = scoreIndicators(model, given as IndicatorValues);
  const triggers = score.triggers.map(({ code }) => code);
  return { ...id, ...score, triggers, model: { id: modelId, version, digest } };
}

type Words = { readonly en: string; readonly zh: string };

const NOT_AN_OBJECT: Words = { en: 'must be a JSON object', zh: '应为 JSON 对象' };
const UNKNOWN_KEY: Words = { en: 'unknown key', zh: '未知的键' };
const NOT_AN_ID: Words = {
  en: 'an id is a text of at most 200 characters or a number',
  zh: 'id 应为不超过 200 个字符的文本或数字',
};
const NO_SUCH_MODEL: Words = { en: 'there is no such model', zh: '没有这个指标模型' };
const NO_SUCH_INDICATOR: Words = {
  en: 'the model has no such indicator',
  zh: '该模型没有这个指标',
};
const NOT_FINITE: Words = {
  en: 'a value is a finite number, or null where it does not apply',
  zh: '指标值应为有限数字；不适用时为 null',
};

function refuse(id: Id, code: ScoreErrorCode, path: string, { en, zh }: Words): ScoreErrorBody {
  return { ...id, error: { code, message: en, messageZh: zh, path } };
}

function idOf({ id }: Fields): Id {
  if (typeof id === 'string' && id.length <= 200) return { id };
  return typeof id === 'number' ? { id } : {};
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
