import { type BreakPoint, breakPoints } from '../break-points.ts';
import {
  type Certainty,
  type CertaintyLevel,
  CONFIDENCE_DEFAULT,
  certainty,
} from '../certainty.ts';
import { invalidRequest } from '../errors.ts';
import {
  type HierarchyNode,
  type HierarchyOptions,
  type HierarchyResult,
  SYNTHESES,
  synthesise,
} from '../hierarchy.ts';
import { PRIORITY_METHODS } from '../priorities.ts';
import { JUDGMENT_SCALES } from '../scales.ts';
import { type Sensitivity, sensitivity } from '../sensitivity.ts';
import {
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readList,
  readName,
  readNames,
  readNumber,
  readObject,
  refuseUnknownKeys,
} from './read.ts';
import { readPanelTree, readTree } from './tree.ts';

/* Operations on a tree of criteria. */

const HIERARCHY_KEYS = [
  ...['op', 'root', 'alternatives', 'method', 'randomIndex', 'synthesis'],
  ...['reciprocity', 'scale'],
];

/** The names of the alternatives: two of the same name could not be told apart in an answer. */
function readAlternatives(fields: Fields): readonly string[] {
  const names = readNames(fields.alternatives, ['alternatives']);
  const seen = new Set<string>();
  names.forEach((name, a) => {
    if (seen.has(name)) {
      throw invalidRequest(
        ['alternatives', a],
        'names of alternatives must be unique',
        '备选方案的名称不能重复',
      );
    }
    seen.add(name);
  });
  return names;
}

type ReadHierarchy = {
  readonly root: HierarchyNode;
  readonly names: readonly string[];
  readonly options: HierarchyOptions;
};

function readHierarchy(fields: Fields): ReadHierarchy {
  refuseUnknownKeys(fields, HIERARCHY_KEYS, []);
  const names = readAlternatives(fields);
  const scale = readChoice(fields, 'scale', JUDGMENT_SCALES, 'linear', []);
  // Judgments stay as they were given: the functions read them on the scale.
  const reader = { count: names.length, matrix: matrixReader({ ...fields, scale: 'linear' }) };
  const root = readTree(fields.root, ['root'], reader);
  const synthesis = readChoice(fields, 'synthesis', SYNTHESES, 'distributive', []);
  return { root, names, options: { ...readDialect(fields), synthesis, scale } };
}

/**
 * Answer to `hierarchy`.
 *
 * Complexity: that of `synthesise`.
 *
 * @throws {AhpError} as `synthesise` does; AHP_INVALID_REQUEST for what is no request
 */
export function answerHierarchy(fields: Fields): HierarchyResult {
  const { root, options } = readHierarchy(fields);
  return synthesise(root, options, ['root']);
}

/** Each part has its own limit: one that would take too long is null, and the others are answered. */
export type SensitivityAnswer = Sensitivity & { readonly judgments: readonly BreakPoint[] | null };

/**
 * Answer to `sensitivity`: that of `sensitivity` and `breakPoints`.
 *
 * Complexity: that of both.
 *
 * @throws {AhpError} as both do; AHP_INVALID_REQUEST for what is no request
 */
export function answerSensitivity(fields: Fields): SensitivityAnswer {
  const { root, names, options } = readHierarchy(fields);
  return {
    ...sensitivity(root, names, options, ['root']),
    judgments: breakPoints(root, options, ['root']),
  };
}

/**
 * Answer to `certainty`.
 *
 * Complexity: that of `certainty`.
 *
 * @throws {AhpError} as `certainty` does; AHP_INVALID_REQUEST for what is no request
 */
export function answerCertainty(fields: Fields): Certainty {
  const known = ['op', 'root', 'alternatives', 'method', 'draws', 'seed', 'confidence', 'spread'];
  refuseUnknownKeys(fields, [...known, 'levels', 'reciprocity', 'scale'], []);
  const names = readAlternatives(fields);
  const reader = { count: names.length, matrix: matrixReader(fields) };
  const root = readPanelTree(fields.root, ['root'], reader);
  const method = readChoice(fields, 'method', PRIORITY_METHODS, 'eigenvector', []);
  // What the numbers may be is checked where they are used.
  const options = {
    method,
    draws: readNumber(fields, 'draws', 1000),
    seed: readNumber(fields, 'seed', 0),
    confidence: readNumber(fields, 'confidence', CONFIDENCE_DEFAULT),
    spread: readNumber(fields, 'spread', 0),
    levels: readLevels(fields.levels),
  };
  return certainty(root, options, ['root']);
}

function readLevels(value: unknown): readonly CertaintyLevel[] {
  if (value === undefined) return [];
  return readList(value, ['levels'], 0).map((entry, k) => {
    const path = ['levels', k];
    const level = readObject(entry, path);
    refuseUnknownKeys(level, ['name', 'scoreMin'], path);
    return { name: readName(level.name, [...path, 'name']), scoreMin: level.scoreMin as number };
  });
}
