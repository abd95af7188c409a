import { AhpError, type Path } from './errors.ts';
import {
  type BranchNode,
  type HierarchyNode,
  type HierarchyResult,
  type LeafNode,
  type Priorities,
  priorities,
  SYNTHESES,
  synthesise,
} from './hierarchy.ts';
import { judgmentMatrix, type Reciprocity } from './judgment-matrix.ts';
import { PRIORITY_METHODS } from './priorities.ts';
import { RANDOM_INDEX_NAMES } from './random-index.ts';

/** What an operation answers; the shapes are those of the wire contract. */
export type AhpResponse = Priorities | HierarchyResult;

/** An answer, or the refusal in the shape that goes over the wire. */
export type AhpErrorBody = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly messageZh: string;
    readonly path: string;
  };
};

type Fields = Readonly<Record<string, unknown>>;

/** The deepest tree that is read. */
const DEPTH_MAX = 32;

/** The longest list of names, scores or weights that is read. */
const LENGTH_MAX = 100_000;

/** Scores and weights above this are refused: sums of them would not stay finite and exact. */
const SCORE_MAX = 1e15;

/**
 * AHP wire request: reads one request object, checks every key and value, and answers it.
 *
 * @param request a JSON value, see docs/command-line.md
 * @returns the answer of the operation that `op` names
 * @throws {AhpError} with the code of the wire contract and the path of what is wrong
 * @example
 * answerRequest({ op: 'priorities', matrix: [[1, '1/3'], [3, 1]] }).weights; // => [0.25, 0.75]
 */
export function answerRequest(request: unknown): AhpResponse {
  const fields = readObject(request, []);
  const operation = readChoice(fields, 'op', OPERATION_NAMES, undefined, []);
  return OPERATIONS[operation](fields);
}

/**
 * The same, with a refusal as a value instead of an exception.
 *
 * @param request a JSON value
 * @returns the answer, or `{ error }` as it goes over the wire
 * @example
 * tryAnswerRequest({
 *   op: 'priorities',
 *   matrix: [[1, 0], [3, 1]],
 * }).error.code; // => "AHP_NOT_POSITIVE"
 */
export function tryAnswerRequest(request: unknown): AhpResponse | AhpErrorBody {
  try {
    return answerRequest(request);
  } catch (error) {
    if (!(error instanceof AhpError)) throw error;
    return errorBody(error);
  }
}

/**
 * Error body: a refusal as it goes over the wire.
 *
 * @param error what was thrown
 * @returns the error object of the wire contract, its path as a JSON Pointer
 * @example
 * errorBody(
 *   new AhpError('AHP_NOT_SQUARE', ['matrix', 1], 'ragged', '行长不一'),
 * ).error.path; // => "/matrix/1"
 */
export function errorBody(error: AhpError): AhpErrorBody {
  const { code, message, messageZh, pointer } = error;
  return { error: { code, message, messageZh, path: pointer } };
}

const OPERATIONS = {
  priorities: answerPriorities,
  hierarchy: answerHierarchy,
} as const satisfies Record<string, (fields: Fields) => AhpResponse>;

const OPERATION_NAMES = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];

function answerPriorities(fields: Fields): Priorities {
  refuseUnknownKeys(fields, ['op', 'matrix', 'method', 'randomIndex', 'reciprocity'], []);
  const dialect = readDialect(fields);
  const matrix = judgmentMatrix(fields.matrix, readReciprocity(fields), ['matrix']);
  return priorities(matrix, dialect.method, dialect.randomIndex, ['matrix']);
}

function answerHierarchy(fields: Fields): HierarchyResult {
  const known = ['op', 'root', 'alternatives', 'method', 'randomIndex', 'synthesis', 'reciprocity'];
  refuseUnknownKeys(fields, known, []);
  const names = readNames(fields.alternatives, ['alternatives']);
  const reader: TreeReader = {
    count: names.length,
    reciprocity: readReciprocity(fields),
    seen: new Set(),
  };
  const root = readNode(fields.root, ['root'], reader);
  const synthesis = readChoice(fields, 'synthesis', SYNTHESES, 'distributive', []);
  return synthesise(root, { ...readDialect(fields), synthesis }, ['root']);
}

function readDialect(fields: Fields) {
  return {
    method: readChoice(fields, 'method', PRIORITY_METHODS, 'eigenvector', []),
    randomIndex: readChoice(fields, 'randomIndex', RANDOM_INDEX_NAMES, 'saaty-1980', []),
  };
}

function readReciprocity(fields: Fields): Reciprocity {
  return readChoice(fields, 'reciprocity', ['strict', 'upper'], 'strict', []);
}

type TreeReader = {
  readonly count: number;
  readonly reciprocity: Reciprocity;
  readonly seen: Set<string>;
};

function readNode(value: unknown, path: Path, reader: TreeReader): HierarchyNode {
  if (path.length > 2 * DEPTH_MAX) {
    throw invalid(path, `a hierarchy has at most ${DEPTH_MAX} levels`, `层次最多 ${DEPTH_MAX} 层`);
  }
  const fields = readObject(value, path);
  const name = readName(fields.name, [...path, 'name']);
  if (reader.seen.has(name)) {
    throw invalid([...path, 'name'], 'node names must be unique', '节点名称不能重复');
  }
  reader.seen.add(name);
  return 'children' in fields
    ? readBranch(fields, name, path, reader)
    : readLeaf(fields, name, path, reader);
}

function readBranch(fields: Fields, name: string, path: Path, reader: TreeReader): BranchNode {
  refuseUnknownKeys(fields, ['name', 'matrix', 'weights', 'children'], path);
  const key = readOneOf(fields, ['matrix', 'weights'], path);
  const list = readList(fields.children, [...path, 'children']);
  if (list.length === 0) throw invalid([...path, 'children'], 'must not be empty', '不能为空');
  const comparison =
    key === 'matrix'
      ? { matrix: judgmentMatrix(fields.matrix, reader.reciprocity, [...path, key]) }
      : { weights: readScores(fields.weights, [...path, key]) };
  const size = 'matrix' in comparison ? comparison.matrix.length : comparison.weights.length;
  requireCount(size, list.length, [...path, key]);
  const children = list.map((child, i) => readNode(child, [...path, 'children', i], reader));
  return { name, comparison, children };
}

function readLeaf(fields: Fields, name: string, path: Path, reader: TreeReader): LeafNode {
  refuseUnknownKeys(fields, ['name', 'alternativesMatrix', 'alternativesScores'], path);
  const key = readOneOf(fields, ['alternativesMatrix', 'alternativesScores'], path);
  const keyPath = [...path, key];
  if (key === 'alternativesScores') {
    const scores = readScores(fields.alternativesScores, keyPath);
    requireCount(scores.length, reader.count, keyPath);
    return { name, alternatives: { scores } };
  }
  const matrix = judgmentMatrix(fields.alternativesMatrix, reader.reciprocity, keyPath);
  requireCount(matrix.length, reader.count, keyPath);
  return { name, alternatives: { matrix } };
}

function requireCount(actual: number, expected: number, path: Path): void {
  if (actual === expected) return;
  throw invalid(
    path,
    `${expected} elements are compared here, but ${actual} are given`,
    `此处应比较 ${expected} 个元素，实际给出 ${actual} 个`,
  );
}

function readScores(value: unknown, path: Path): readonly number[] {
  return readList(value, path).map((score, i) => {
    const place = [...path, i];
    if (typeof score !== 'number') throw invalid(place, 'must be a number', '必须为数字');
    if (!Number.isFinite(score) || score < 0) {
      const message = 'must be a finite number, 0 or more';
      throw new AhpError('AHP_NOT_POSITIVE', place, message, '必须为不小于 0 的有限数字');
    }
    if (score <= SCORE_MAX) return score;
    throw invalid(place, `must be at most ${SCORE_MAX}`, `不得大于 ${SCORE_MAX}`);
  });
}

function readNames(value: unknown, path: Path): readonly string[] {
  const names = readList(value, path).map((name, i) => readName(name, [...path, i]));
  if (names.length === 0) throw invalid(path, 'must not be empty', '不能为空');
  return names;
}

function readName(value: unknown, path: Path): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
  throw invalid(path, 'a name is a text of 1 to 200 characters', '名称应为 1 至 200 个字符的文本');
}

function readList(value: unknown, path: Path): readonly unknown[] {
  if (Array.isArray(value) && value.length <= LENGTH_MAX) return value;
  throw invalid(path, 'must be an array', '必须为数组');
}

function readObject(value: unknown, path: Path): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalid(path, 'must be a JSON object', '必须为 JSON 对象');
}

function readChoice<Choice extends string>(
  fields: Fields,
  key: string,
  choices: readonly Choice[],
  fallback: Choice | undefined,
  path: Path,
): Choice {
  const value = fields[key];
  if (value === undefined && fallback !== undefined) return fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  const list = choices.join(', ');
  throw invalid([...path, key], `must be one of: ${list}`, `应为以下之一：${list}`);
}

function readOneOf<Key extends string>(fields: Fields, keys: readonly Key[], path: Path): Key {
  const given = keys.filter((key) => key in fields);
  if (given.length === 1) return given[0] as Key;
  const list = keys.join(', ');
  throw invalid(path, `exactly one of these must be given: ${list}`, `应且只应给出其一：${list}`);
}

function refuseUnknownKeys(fields: Fields, known: readonly string[], path: Path): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalid([...path, unknown], 'unknown key', '未知的键');
}

function invalid(path: Path, message: string, messageZh: string): AhpError {
  return new AhpError('AHP_INVALID_REQUEST', path, message, messageZh);
}
