import type { CertaintyNode } from '../certainty.ts';
import { invalidRequest, type Path, requireCount } from '../errors.ts';
import type { BranchNode, HierarchyNode, LeafNode } from '../hierarchy.ts';
import type { JudgmentMatrix } from '../judgment-matrix.ts';
import {
  type Fields,
  type MatrixReader,
  readFullList,
  readList,
  readName,
  readObject,
  readOneOf,
  readScores,
  refuseUnknownKeys,
} from './read.ts';

/** The deepest tree that is read. */
const DEPTH_MAX = 32;

export type TreeReader = {
  /** How many alternatives there are. */
  readonly count: number;
  readonly matrix: MatrixReader;
  readonly seen: Set<string>;
};

/** A tree of criteria as `synthesise` takes it. */
export function readTree(value: unknown, path: Path, reader: TreeReader): HierarchyNode {
  const { fields, name } = readHead(value, path, reader);
  return Object.hasOwn(fields, 'children')
    ? readBranch(fields, name, path, reader)
    : readLeaf(fields, name, path, reader);
}

/** The same with a matrix from each expert, and scores alone at the leaves. */
export function readPanelTree(value: unknown, path: Path, reader: TreeReader): CertaintyNode {
  const { fields, name } = readHead(value, path, reader);
  if (!Object.hasOwn(fields, 'children')) {
    refuseUnknownKeys(fields, ['name', 'alternativesScores'], path);
    const scoresPath = [...path, 'alternativesScores'];
    const scores = readScores(fields.alternativesScores, scoresPath);
    requireCount(scores.length, reader.count, scoresPath);
    return { name, scores };
  }
  refuseUnknownKeys(fields, ['name', 'matrices', 'weights', 'children'], path);
  const key = readOneOf(fields, ['matrices', 'weights'], path);
  const list = readFullList(fields.children, [...path, 'children']);
  const comparison =
    key === 'weights'
      ? { weights: readScores(fields.weights, [...path, key]) }
      : { experts: readPanel(fields.matrices, [...path, key], list.length, reader) };
  const children = list.map((child, i) => readPanelTree(child, [...path, 'children', i], reader));
  return { name, comparison, children };
}

/** A matrix from each expert, all of as many elements as are compared. */
function readPanel(
  value: unknown,
  path: Path,
  count: number,
  reader: TreeReader,
): readonly JudgmentMatrix[] {
  return readFullList(value, path).map((rows, k) => {
    const matrix = reader.matrix(rows, [...path, k]);
    requireCount(matrix.length, count, [...path, k]);
    return matrix;
  });
}

function readHead(
  value: unknown,
  path: Path,
  { seen }: TreeReader,
): { readonly fields: Fields; readonly name: string } {
  if (path.length > 2 * DEPTH_MAX) {
    throw invalidRequest(
      path,
      `a hierarchy has at most ${DEPTH_MAX} levels`,
      `层次最多 ${DEPTH_MAX} 层`,
    );
  }
  const fields = readObject(value, path);
  const name = readName(fields.name, [...path, 'name']);
  if (seen.has(name)) {
    throw invalidRequest([...path, 'name'], 'node names must be unique', '节点名称不能重复');
  }
  seen.add(name);
  return { fields, name };
}

function readBranch(fields: Fields, name: string, path: Path, reader: TreeReader): BranchNode {
  refuseUnknownKeys(fields, ['name', 'matrix', 'weights', 'children'], path);
  const key = readOneOf(fields, ['matrix', 'weights'], path);
  const list = readFullList(fields.children, [...path, 'children']);
  const comparison =
    key === 'matrix'
      ? { matrix: reader.matrix(fields.matrix, [...path, key]) }
      : { weights: readScores(fields.weights, [...path, key]) };
  const size = 'matrix' in comparison ? comparison.matrix.length : comparison.weights.length;
  requireCount(size, list.length, [...path, key]);
  const children = list.map((child, i) => readTree(child, [...path, 'children', i], reader));
  return { name, comparison, children };
}

function readLeaf(fields: Fields, name: string, path: Path, reader: TreeReader): LeafNode {
  refuseUnknownKeys(fields, ['name', 'alternativesMatrix', 'alternativesScores'], path);
  const key = readOneOf(fields, ['alternativesMatrix', 'alternativesScores'], path);
  const keyPath = [...path, key];
  if (key === 'alternativesScores') {
    const scores = readScores(readList(fields.alternativesScores, keyPath), keyPath);
    requireCount(scores.length, reader.count, keyPath);
    return { name, alternatives: { scores } };
  }
  const matrix = reader.matrix(fields.alternativesMatrix, keyPath);
  requireCount(matrix.length, reader.count, keyPath);
  return { name, alternatives: { matrix } };
}
