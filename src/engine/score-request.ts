import { type Assessment, assess, remembering } from './assess.ts';
import type { Values } from './expression.ts';
import { unknownReference } from './history/references.ts';
import { type History, historySchema } from './history/schema.ts';
import { jsonPointer } from './json-pointer.ts';
import { type IndicatorValues, type Score, scoreIndicators } from './score.ts';
import { DEFAULT_MODEL_ID, type ScoringModel, scoringModel } from './scoring-model.ts';
import { formulaNames } from './vocabulary.ts';

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
  | 'SCORE_UNKNOWN_VALUE'
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
 * Scoring request: reads `{id?, indicators, model?}` or `{id?, values, model?}`, checks every key and
 * value, and scores it. Raw indicator values are scored as they are; values of statement lines and
 * facts go through the formulas and the shell screen, as a rating does. `history` may stand beside
 * either: the former scores and broken rules that a rating remembers.
 * Source: contracts of this project, `heheng score`.
 *
 * @param request a JSON value
 * @param chosen the model that the caller chose, by its id or ready to compute; the request's own
 * `model` goes before an id
 * @returns the score, or `{ error }` with nothing scored
 * @example
 * answerScoreRequest({ indicators: { F9: 1 } }).error.code; // => "SCORE_UNKNOWN_INDICATOR"
 */
export function answerScoreRequest(
  request: unknown,
  chosen: string | ScoringModel = DEFAULT_MODEL_ID,
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
  const model = modelOf(request, chosen);
  if (model === undefined) return refuse(id, 'SCORE_UNKNOWN_MODEL', '/model', NO_SUCH_MODEL);
  const { indicators, values } = request;
  if (indicators !== undefined && values !== undefined) {
    return refuse(id, 'SCORE_INVALID_REQUEST', '/values', ONE_OF_BOTH);
  }
  const kind = values === undefined ? 'indicators' : 'values';
  const given = request[kind];
  if (!isObject(given)) return refuse(id, 'SCORE_INVALID_REQUEST', `/${kind}`, NOT_AN_OBJECT);
  const history = historyOf(request);
  if ('refused' in history) {
    const { place, words } = history.refused;
    return refuse(id, 'SCORE_INVALID_REQUEST', jsonPointer(['history', ...place]), words);
  }
  return scoreGiven(id, model, kind, given, history.read);
}

const KEYS = ['id', 'indicators', 'values', 'model', 'history'];

type ReadHistory =
  | { readonly read: History | undefined }
  | { readonly refused: { readonly place: readonly PropertyKey[]; readonly words: Words } };

function historyOf({ history }: Fields): ReadHistory {
  if (history === undefined) return { read: undefined };
  const { data, error } = historySchema.safeParse(history);
  if (error !== undefined) {
    return { refused: { place: error.issues[0]?.path ?? [], words: NOT_A_HISTORY } };
  }
  const unknown = unknownReference(data);
  return unknown === undefined
    ? { read: data }
    : { refused: { place: unknown, words: NO_SUCH_RULES } };
}

function modelOf({ model }: Fields, chosen: string | ScoringModel): ScoringModel | undefined {
  if (typeof chosen === 'string') return scoringModel(String(model ?? chosen));
  return model === undefined || model === chosen.id ? chosen : undefined;
}

function scoreGiven(
  id: Id,
  model: ScoringModel,
  kind: 'indicators' | 'values',
  given: Fields,
  history: History | undefined,
): ScoreAnswer | ScoreErrorBody {
  const known = kind === 'values' ? formulaNames() : indicatorIds(model);
  for (const [name, value] of Object.entries(given)) {
    const place = jsonPointer([kind, name]);
    if (!known.has(name)) {
      return kind === 'values'
        ? refuse(id, 'SCORE_UNKNOWN_VALUE', place, NO_SUCH_VALUE)
        : refuse(id, 'SCORE_UNKNOWN_INDICATOR', place, NO_SUCH_INDICATOR);
    }
    if (value !== null && !Number.isFinite(value)) {
      return refuse(id, 'SCORE_INVALID_VALUE', place, NOT_FINITE);
    }
  }
  const score =
    kind === 'values'
      ? withoutTrace(assess(model, given as Values, history))
      : remembering(model, scoreIndicators(model, given as IndicatorValues), history);
  const triggers = score.triggers.map(({ code }) => code);
  const { id: modelId, version, digest } = model;
  return { ...id, ...score, triggers, model: { id: modelId, version, digest } };
}

const indicatorIds = ({ criteria }: ScoringModel): ReadonlySet<string> =>
  new Set(criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id)));

const withoutTrace = ({ trace: _, ...score }: Assessment): Score => score;

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
const NO_SUCH_VALUE: Words = {
  en: 'there is no statement line or fact of this name',
  zh: '没有这个名称的报表项目或事实',
};
const ONE_OF_BOTH: Words = {
  en: 'send either indicators or values',
  zh: 'indicators 与 values 只能提供其一',
};
const NOT_A_HISTORY: Words = {
  en: 'a history has rules, on, form, ratings and breaches, as an export writes them',
  zh: 'history 应含 rules、on、form、ratings、breaches，格式与导出文件相同',
};
const NO_SUCH_RULES: Words = {
  en: 'this build has no such rules, or with another digest',
  zh: '本程序没有这个规则文件或规则，或者其摘要不同',
};
const NOT_FINITE: Words = {
  en: 'a value is a finite number, or null where it does not apply',
  zh: '数值应为有限数字；不适用时为 null',
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
