import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocumentedFolder } from '../support/doc-examples.ts';

const engine = await readDocumentedFolder(join(import.meta.dirname, '../../src/engine'));

describe('the doc comments of src/engine/', () => {
  it.each(engine.functions)('give $file $name an example', ({ hasExample }) => {
    expect(hasExample).toBe(true);
  });

  it.each(engine.examples)('say what $subject in $file really returns', ({ code, expected }) => {
    expect(engine.run(code)).toStrictEqual(expected);
  });
});
