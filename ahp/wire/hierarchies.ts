import { type BreakPoint, breakPoints } from '../break-points.ts';
import {
  type Certainty,
  type CertaintyLevel,
  CONFIDENCE_DEFAULT,
  certainty,
} from '../certainty.ts';
import {
  type HierarchyNode,
  type HierarchyOptions,
  type HierarchyResult,
  SYNTHESES,
  synthesise,
} from '../hierarchy.ts';
import { PRIORITY_METHODS } from '../priorities.ts';
import { type Sensitivity, sensitivity } from '../sensitivity.ts';
import {
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readList,
  readName,
  readNames,
  readObject,
  refuseUnknownKeys,
} from './read.ts';
import { readPanelTree, readTree } from './tree.ts';

/* Operations on a tree of criteria. */

const HIERARCHY_KEYS = [
  ...['op', 'root', 'alternatives', 'method', 'randomIndex', 'synthesis'],
  ...['reciprocity', 'scale'],
];

type ReadHierarchy = {
  readonly root: HierarchyNode;
  readonly names: readonly string[];
  readonly options: HierarchyOptions;
};

function readHierarchy(fields: Fields): ReadHierarchy {
  refuseUnknownKeys(fields, HIERARCHY_KEYS, []);
  const names = readNames(fields.alternatives, ['alternatives']);
  const reader = { count: names.length, matrix: matrixReader(fields), seen: new Set<string>() };
  const root = readTree(fields.root, ['root'], reader);
  const synthesis = readChoice(fields, 'synthesis', SYNTHESES, 'distributive', []);
  return { root, names, options: { ...readDialect(fields), synthesis } };
}

export function answerHierarchy(fields: Fields): HierarchyResult {
  const { root, options } = readHierarchy(fields);
  return synthesise(root, options, ['root']);
}

export type SensitivityAnswer = Sensitivity & { readonly judgments: readonly BreakPoint[] };

export function answerSensitivity(fields: Fields): SensitivityAnswer {
  const { root, names, options } = readHierarchy(fields);
  return {
    ...sensitivity(root, names, options, ['root']),
    judgments: breakPoints(root, options, ['root']),
  };
}

export function answerCertainty(fields: Fields): Certainty {
  const known = ['op', 'root', 'alternatives', 'method', 'draws', 'seed', 'confidence', 'spread'];
  refuseUnknownKeys(fields, [...known, 'levels', 'reciprocity', 'scale'], []);
  const names = readNames(fields.alternatives, ['alternatives']);
  const reader = { count: names.length, matrix: matrixReader(fields), seen: new Set<string>() };
  const root = readPanelTree(fields.root, ['root'], reader);
  const method = readChoice(fields, 'method', PRIORITY_METHODS, 'eigenvector', []);
  // What the numbers may be is checked where they are used.
  const options = {
    method,
    draws: (fields.draws ?? 1000) as number,
    seed: (fields.seed ?? 0) as number,
    confidence: (fields.confidence ?? CONFIDENCE_DEFAULT) as number,
    spread: (fields.spread ?? 0) as number,
    levels: readLevels(fields.levels),
  };
  return certainty(root, options, ['root']);
}

function readLevels(value: unknown): readonly CertaintyLevel[] {
  if (value === undefined) return [];
  return readList(value, ['levels']).map((entry, k) => {
    const path = ['levels', k];
    const level = readObject(entry, path);
    refuseUnknownKeys(level, ['name', 'scoreMin'], path);
    return { name: readName(level.name, [...path, 'name']), scoreMin: level.scoreMin as number };
  });
}
