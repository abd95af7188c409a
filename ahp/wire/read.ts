import { AhpError, type Bounds, invalidRequest, type Path, requireWithin } from '../errors.ts';
import { type JudgmentMatrix, judgmentMatrix, type Reciprocity } from '../judgment-matrix.ts';
import { PRIORITY_METHODS, type PriorityMethod } from '../priorities.ts';
import { RANDOM_INDEX_NAMES, type RandomIndexName } from '../random-index.ts';
import { INTENSITY_MAX, JUDGMENT_SCALES, type JudgmentScale, scaledMatrix } from '../scales.ts';

/*
 * Reading requests: every key and value is checked once, where it comes in, and named where it is
 * wrong. Behind these functions there is nothing that is not what it should be.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** The longest list of names, scores or weights that is read. */
const LENGTH_MAX = 100_000;

/** The largest score: sums of so many of them stay far from overflow. */
const SCORE_MAX = 1e15;

export type Dialect = { readonly method: PriorityMethod; readonly randomIndex: RandomIndexName };

export const readDialect = (fields: Fields): Dialect => ({
  method: readChoice(fields, 'method', PRIORITY_METHODS, 'eigenvector', []),
  randomIndex: readRandomIndex(fields),
});

export const readRandomIndex = (fields: Fields): RandomIndexName =>
  readChoice(fields, 'randomIndex', RANDOM_INDEX_NAMES, 'saaty-1980', []);

export const readReciprocity = (fields: Fields): Reciprocity =>
  readChoice(fields, 'reciprocity', ['strict', 'upper'], 'strict', []);

/** How every matrix of a request is read. */
export type MatrixReader = (rows: unknown, path: Path) => JudgmentMatrix;

/** Matrices by the request's `reciprocity` and `scale`. */
export function matrixReader(fields: Fields): MatrixReader {
  const reciprocity = readReciprocity(fields);
  const scale = readChoice(fields, 'scale', JUDGMENT_SCALES, 'linear', []);
  return (rows, path) => onScale(judgmentMatrix(rows, reciprocity, path), scale, path);
}

function onScale(matrix: JudgmentMatrix, scale: JudgmentScale, path: Path): JudgmentMatrix {
  if (scale === 'linear') return matrix;
  matrix.forEach((row, i) => {
    const j = row.findIndex((value) => !(value <= INTENSITY_MAX && value >= 1 / INTENSITY_MAX));
    if (j === -1) return;
    throw invalidRequest(
      [...path, i, j],
      `on the scale ${scale} a judgment lies between 1/9 and 9`,
      `采用 ${scale} 标度时，判断值应介于 1/9 与 9 之间`,
    );
  });
  return scaledMatrix(matrix, scale);
}

export function readScores(value: unknown, path: Path): readonly number[] {
  return readList(value, path).map((score, i) => {
    if (typeof score !== 'number')
      throw invalidRequest([...path, i], 'must be a number', '必须为数字');
    if (score >= 0 && score <= SCORE_MAX) return score;
    throw Number.isFinite(score) && score > SCORE_MAX
      ? invalidRequest([...path, i], `must be at most ${SCORE_MAX}`, `不能大于 ${SCORE_MAX}`)
      : new AhpError(
          'AHP_NOT_POSITIVE',
          [...path, i],
          'must be a finite number, 0 or more',
          '必须为不小于 0 的有限数字',
        );
  });
}

/** A number within bounds; `fallback` where it is not given. */
export const readNumber = (fields: Fields, key: string, bounds: Bounds, fallback?: number) =>
  requireWithin(Object.hasOwn(fields, key) ? fields[key] : fallback, bounds, [key]);

export function readNames(value: unknown, path: Path): readonly string[] {
  const names = readList(value, path).map((name, i) => readName(name, [...path, i]));
  if (names.length === 0) throw empty(path);
  return names;
}

export function readName(value: unknown, path: Path): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
  throw invalidRequest(
    path,
    'a name is a text of 1 to 200 characters',
    '名称应为 1 至 200 个字符的文本',
  );
}

export function readFullList(value: unknown, path: Path): readonly unknown[] {
  const list = readList(value, path);
  if (list.length === 0) throw empty(path);
  return list;
}

export function readList(value: unknown, path: Path): readonly unknown[] {
  if (Array.isArray(value) && value.length <= LENGTH_MAX) return value;
  throw invalidRequest(path, 'must be an array', '必须为数组');
}

export function readObject(value: unknown, path: Path): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalidRequest(path, 'must be a JSON object', '必须为 JSON 对象');
}

export function readChoice<Choice extends string>(
  fields: Fields,
  key: string,
  choices: readonly Choice[],
  fallback: Choice | undefined,
  path: Path,
): Choice {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (value === undefined && fallback !== undefined) return fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  const list = choices.join(', ');
  throw invalidRequest([...path, key], `must be one of: ${list}`, `应为以下之一：${list}`);
}

export function readOneOf<Key extends string>(
  fields: Fields,
  keys: readonly Key[],
  path: Path,
): Key {
  const given = keys.filter((key) => Object.hasOwn(fields, key));
  if (given.length === 1) return given[0] as Key;
  const list = keys.join(', ');
  throw invalidRequest(
    path,
    `exactly one of these must be given: ${list}`,
    `应且只应给出其一：${list}`,
  );
}

export function refuseUnknownKeys(fields: Fields, known: readonly string[], path: Path): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidRequest([...path, unknown], 'unknown key', '未知的键');
}

const empty = (path: Path): AhpError => invalidRequest(path, 'must not be empty', '不能为空');
