import { describe, expect, it } from 'vitest';
import { modelFiles } from '../../models/catalog.ts';
import {
  factVocabulary,
  indicatorModelFile,
  newestVersion,
  publishedFile,
  referredFile,
  rulePack,
  statementForm,
  statementFormIds,
} from '../../src/engine/models.ts';

const LEVELS = 'levels/warning-2026/1.0.0.json';

describe('a published file', () => {
  it('comes with the digest of its bytes', () => {
    const { file, digest } = rulePack('shell-screen');
    expect(file.id).toBe('shell-screen');
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('is checked once and kept', () => {
    expect(publishedFile(LEVELS, 'warning-levels')).toBe(publishedFile(LEVELS, 'warning-levels'));
  });

  it('is refused under another kind', () => {
    expect(() => publishedFile(LEVELS, 'rule-pack')).toThrow(/is not a file of kind rule-pack/);
  });

  it.each(['__proto__', 'constructor', '', '../package.json', 'levels/warning-2026'])(
    'is not found at %j',
    (path) => {
      expect(publishedFile(path, 'warning-levels')).toBeUndefined();
    },
  );

  it('that another file refers to must be the very same', () => {
    const digest = publishedFile(LEVELS, 'warning-levels')?.digest ?? '';
    expect(referredFile({ file: LEVELS, digest }, 'warning-levels').id).toBe('warning-2026');
    const other = `sha256:${'0'.repeat(64)}`;
    expect(() => referredFile({ file: LEVELS, digest: other }, 'warning-levels')).toThrow(
      /not the file that the model was made with/,
    );
    expect(() => referredFile({ file: 'levels/x/1.0.0.json', digest }, 'warning-levels')).toThrow();
  });
});

describe('the newest version', () => {
  it('is found for each folder and id', () => {
    expect(newestVersion('forms', '2007')).toMatch(/^forms\/2007\/\d+\.\d+\.\d+\.json$/);
    expect(newestVersion('forms', '20')).toBeUndefined();
    expect(newestVersion('__proto__', 'x')).toBeUndefined();
  });

  it('is compared by numbers: 1.10.0 is newer than 1.9.0', () => {
    const files = modelFiles as Record<string, unknown>;
    files['forms/test/1.9.0.json'] = {};
    files['forms/test/1.10.0.json'] = {};
    expect(newestVersion('forms', 'test')).toBe('forms/test/1.10.0.json');
    delete files['forms/test/1.9.0.json'];
    delete files['forms/test/1.10.0.json'];
  });
});

describe('what is published', () => {
  it('is found by id', () => {
    expect(indicatorModelFile('gaoqing-2026')?.file.kind).toBe('indicator-model');
    expect(statementFormIds()).toEqual(['2007', '2023']);
    expect(statementForm('2007')?.instrument).toBe('财会〔2007〕15号');
    expect(factVocabulary('cooperative').facts.length).toBeGreaterThan(30);
  });

  it('is not found under other ids, and what must exist is demanded', () => {
    expect(indicatorModelFile('x')).toBeUndefined();
    expect(indicatorModelFile('gaoqing-2026', '0.0.1')).toBeUndefined();
    expect(statementForm('1999')).toBeUndefined();
    expect(() => factVocabulary('x')).toThrow(/models\/ has no facts\/x/);
    expect(() => rulePack('constructor')).toThrow(/models\/ has no rules\/constructor/);
  });
});
