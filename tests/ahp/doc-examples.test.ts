import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocumentedFolder } from '../support/doc-examples.ts';

const ahp = await readDocumentedFolder(join(import.meta.dirname, '../../ahp'));

describe('the doc comments of ahp/', () => {
  it.each(ahp.functions)('give $file $name an example', ({ hasExample }) => {
    expect(hasExample).toBe(true);
  });

  it.each(ahp.functions)('say what $file $name costs', ({ hasComplexity }) => {
    expect(hasComplexity).toBe(true);
  });

  it.each(ahp.examples)('say what $subject in $file really returns', ({ code, expected }) => {
    expect(ahp.run(code)).toStrictEqual(expected);
  });
});
