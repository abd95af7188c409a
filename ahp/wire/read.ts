import { requireChoice, requireList } from '../checks.ts';
import { invalidRequest, type Path } from '../errors.ts';
import { type JudgmentMatrix, judgmentMatrix, type Reciprocity } from '../judgment-matrix.ts';
import { PRIORITY_METHODS, type PriorityMethod } from '../priorities.ts';
import { RANDOM_INDEX_NAMES, type RandomIndexName } from '../random-index.ts';
import { JUDGMENT_SCALES, scaledMatrix } from '../scales.ts';

/*
 * Reading requests: keys, names and the shape of what stands at them. What numbers may be is checked
 * by the functions that compute with them, under the same names.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** The longest list of names, scores or weights that is read. */
const LENGTH_MAX = 100_000;

export type Dialect = { readonly method: PriorityMethod; readonly randomIndex: RandomIndexName };

/**
 * Method and random-index table of a request.
 *
 * Complexity: O(1).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export const readDialect = (fields: Fields): Dialect => ({
  method: readChoice(fields, 'method', PRIORITY_METHODS, 'eigenvector', []),
  randomIndex: readRandomIndex(fields),
});

/**
 * Random-index table of a request, `saaty-1980` by default.
 *
 * Complexity: O(1).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export const readRandomIndex = (fields: Fields): RandomIndexName =>
  readChoice(fields, 'randomIndex', RANDOM_INDEX_NAMES, 'saaty-1980', []);

/**
 * How a request’s lower triangles are read, `strict` by default.
 *
 * Complexity: O(1).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export const readReciprocity = (fields: Fields): Reciprocity =>
  readChoice(fields, 'reciprocity', ['strict', 'upper'], 'strict', []);

/** How every matrix of a request is read. */
export type MatrixReader = (rows: unknown, path: Path) => JudgmentMatrix;

/**
 * Reader of matrices by the request’s `reciprocity` and `scale`.
 *
 * Complexity: O(1); O(n²) for each matrix.
 *
 * @throws {AhpError} as `judgmentMatrix` and `scaledMatrix` do
 */
export function matrixReader(fields: Fields): MatrixReader {
  const reciprocity = readReciprocity(fields);
  const scale = readChoice(fields, 'scale', JUDGMENT_SCALES, 'linear', []);
  return (rows, path) => scaledMatrix(judgmentMatrix(rows, reciprocity, path), scale, path);
}

/**
 * Scores or weights, which `requireScores` checks.
 *
 * Complexity: O(length).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for what is no list
 */
export const readNumbers = (value: unknown, path: Path): readonly number[] =>
  readList(value, path) as readonly number[];

/**
 * What stands at a key, which is checked where it is computed with; `fallback` where nothing does.
 *
 * Complexity: O(1).
 */
export const readNumber = (fields: Fields, key: string, fallback: number): number =>
  Object.hasOwn(fields, key) ? (fields[key] as number) : fallback;

/**
 * A list of names.
 *
 * Complexity: O(length).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export function readNames(value: unknown, path: Path): readonly string[] {
  return readList(value, path).map((name, i) => readName(name, [...path, i]));
}

/**
 * A name: a text of 1 to 200 characters.
 *
 * Complexity: O(1).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export function readName(value: unknown, path: Path): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
  throw invalidRequest(
    path,
    'a name is a text of 1 to 200 characters',
    '名称应为 1 至 200 个字符的文本',
  );
}

/**
 * A list of at least so many entries, and of 100,000 at most.
 *
 * Complexity: O(length).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export function readList(value: unknown, path: Path, least = 1): readonly unknown[] {
  const list = requireList(value, path, least);
  if (list.length <= LENGTH_MAX) return list;
  throw invalidRequest(path, `at most ${LENGTH_MAX} entries`, `最多 ${LENGTH_MAX} 项`);
}

/**
 * A JSON object.
 *
 * Complexity: O(1).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export function readObject(value: unknown, path: Path): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalidRequest(path, 'must be a JSON object', '必须为 JSON 对象');
}

/**
 * One of some names at a key, `fallback` where nothing stands there.
 *
 * Complexity: O(choices).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for anything else
 */
export function readChoice<Choice extends string>(
  fields: Fields,
  key: string,
  choices: readonly Choice[],
  fallback: Choice | undefined,
  path: Path,
): Choice {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (value === undefined && fallback !== undefined) return fallback;
  return requireChoice(value, choices, [...path, key]);
}

/**
 * The one of some keys that is given.
 *
 * Complexity: O(keys).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for none or several
 */
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

/**
 * Check of the keys of an object.
 *
 * Complexity: O(keys).
 *
 * @throws {AhpError} AHP_INVALID_REQUEST for a key that is not known
 */
export function refuseUnknownKeys(fields: Fields, known: readonly string[], path: Path): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidRequest([...path, unknown], 'unknown key', '未知的键');
}
