import type { CertaintyNode } from '../certainty.ts';
import { requireCount } from '../checks.ts';
import { invalidRequest, type Path } from '../errors.ts';
import type { BranchNode, HierarchyNode, LeafNode } from '../hierarchy.ts';
import {
  type Fields,
  type MatrixReader,
  readList,
  readName,
  readNumbers,
  readObject,
  readOneOf,
  refuseUnknownKeys,
} from './read.ts';

/** The deepest tree that is read. */
const DEPTH_MAX = 32;

export type TreeReader = {
  /** How many alternatives there are. */
  readonly count: number;
  readonly matrix: MatrixReader;
};

/**
 * Tree of criteria as `synthesise` takes it, which checks what it says.
 *
 * Complexity: O(nodes · n² + leaves · alternatives).
 *
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST for what is no tree
 */
export function readTree(value: unknown, path: Path, reader: TreeReader): HierarchyNode {
  const { fields, name } = readHead(value, path);
  return Object.hasOwn(fields, 'children')
    ? readBranch(fields, name, path, reader)
    : readLeaf(fields, name, path, reader);
}

/**
 * The same with a matrix from each expert, and scores alone at the leaves, as `certainty` takes it.
 *
 * Complexity: O(nodes · experts · n² + leaves · alternatives).
 *
 * @throws {AhpError} as `readTree` does
 */
export function readPanelTree(value: unknown, path: Path, reader: TreeReader): CertaintyNode {
  const { fields, name } = readHead(value, path);
  if (!Object.hasOwn(fields, 'children')) {
    refuseUnknownKeys(fields, ['name', 'alternativesScores'], path);
    const scoresPath = [...path, 'alternativesScores'];
    const scores = readNumbers(fields.alternativesScores, scoresPath);
    requireCount(scores.length, reader.count, scoresPath);
    return { name, scores };
  }
  refuseUnknownKeys(fields, ['name', 'matrices', 'weights', 'children'], path);
  const key = readOneOf(fields, ['matrices', 'weights'], path);
  const list = readList(fields.children, [...path, 'children']);
  const place = [...path, key];
  const comparison =
    key === 'weights'
      ? { weights: readNumbers(fields.weights, place) }
      : {
          experts: readList(fields.matrices, place).map((m, k) => reader.matrix(m, [...place, k])),
        };
  const children = list.map((child, i) => readPanelTree(child, [...path, 'children', i], reader));
  return { name, comparison, children };
}

function readHead(value: unknown, path: Path): { readonly fields: Fields; readonly name: string } {
  if (path.length > 2 * DEPTH_MAX) {
    throw invalidRequest(
      path,
      `a hierarchy has at most ${DEPTH_MAX} levels`,
      `层次最多 ${DEPTH_MAX} 层`,
    );
  }
  const fields = readObject(value, path);
  return { fields, name: readName(fields.name, [...path, 'name']) };
}

function readBranch(fields: Fields, name: string, path: Path, reader: TreeReader): BranchNode {
  refuseUnknownKeys(fields, ['name', 'matrix', 'weights', 'children'], path);
  const key = readOneOf(fields, ['matrix', 'weights'], path);
  const list = readList(fields.children, [...path, 'children']);
  const comparison =
    key === 'matrix'
      ? { matrix: reader.matrix(fields.matrix, [...path, key]) }
      : { weights: readNumbers(fields.weights, [...path, key]) };
  const children = list.map((child, i) => readTree(child, [...path, 'children', i], reader));
  return { name, comparison, children };
}

function readLeaf(fields: Fields, name: string, path: Path, reader: TreeReader): LeafNode {
  refuseUnknownKeys(fields, ['name', 'alternativesMatrix', 'alternativesScores'], path);
  const key = readOneOf(fields, ['alternativesMatrix', 'alternativesScores'], path);
  const keyPath = [...path, key];
  if (key === 'alternativesScores') {
    const scores = readNumbers(fields.alternativesScores, keyPath);
    requireCount(scores.length, reader.count, keyPath);
    return { name, alternatives: { scores } };
  }
  const matrix = reader.matrix(fields.alternativesMatrix, keyPath);
  requireCount(matrix.length, reader.count, keyPath);
  return { name, alternatives: { matrix } };
}
