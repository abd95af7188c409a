import { describe, expect, it } from 'vitest';
import { modelFiles } from '../../models/catalog.ts';
import { levelIdSchema, modelFileSchema, statusSchema } from '../../src/engine/model-schema.ts';

type Tree = { [key: string]: Tree } & Tree[];

/** A published file after one change. */
function changed(path: string, change: (file: Tree) => void): boolean {
  const file = structuredClone(modelFiles[path]) as Tree;
  change(file);
  return modelFileSchema.safeParse(file).success;
}

const LEVELS = 'levels/warning-2026/1.0.0.json';
const MODEL = 'indicators/gaoqing-2026/1.0.0.json';
const PACK = 'rules/green-channel/1.0.0.json';
const set = (tree: Tree | undefined, key: string, value: unknown): void => {
  Object.assign(tree ?? {}, { [key]: value });
};

describe('a model file', () => {
  it('is accepted as published', () => {
    for (const path of [LEVELS, MODEL, PACK]) expect(changed(path, () => {})).toBe(true);
  });

  it('is refused with a key that nobody knows', () => {
    expect(changed(LEVELS, (file) => set(file, 'note', 'x'))).toBe(false);
    expect(changed(PACK, (file) => set(file.rules?.[0], 'note', 'x'))).toBe(false);
  });

  it('is refused with a number that has no source or no status', () => {
    expect(changed(LEVELS, (file) => set(file.levels?.[0], 'source', []))).toBe(false);
    expect(changed(LEVELS, (file) => set(file.levels?.[0], 'status', undefined))).toBe(false);
    expect(
      changed(PACK, (file) => set(file.rules?.[1]?.parameters?.[0], 'source', undefined)),
    ).toBe(false);
    expect(changed(MODEL, (file) => set(file.judgments, 'status', 'SURE'))).toBe(false);
  });

  it('is refused without one of the two languages', () => {
    expect(changed(PACK, (file) => set(file.rules?.[0], 'zh', ''))).toBe(false);
    expect(changed(PACK, (file) => set(file.rules?.[0], 'en', undefined))).toBe(false);
  });

  it('is refused with a kind, a version or a date that is none', () => {
    expect(changed(PACK, (file) => set(file, 'kind', 'rules'))).toBe(false);
    expect(changed(PACK, (file) => set(file, 'version', '1.0'))).toBe(false);
    expect(changed(PACK, (file) => set(file, 'effectiveFrom', '2026-13-01'))).toBe(false);
  });

  it('is refused with an anchor outside 0 to 100, or with only one', () => {
    const anchors = (file: Tree) => file.criteria?.[0]?.indicators?.[0]?.anchors;
    expect(
      changed(MODEL, (file) =>
        set(anchors(file), 'points', [
          [0, 0],
          [1, 101],
        ]),
      ),
    ).toBe(false);
    expect(changed(MODEL, (file) => set(anchors(file), 'points', [[0, 0]]))).toBe(false);
  });
});

describe('the closed lists', () => {
  it('of statuses and levels are those of the project', () => {
    expect(statusSchema.options).toEqual(['SEEN', 'REPORTED', 'ANALOG', 'OWN', 'PROP']);
    expect(levelIdSchema.options).toEqual(['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED']);
  });
});
