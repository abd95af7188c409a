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

  const refusing = ahp.functions.filter(({ refusesNothing }) => refusesNothing);

  it.each(refusing)('say what $file $name throws', ({ hasThrows }) => {
    expect(hasThrows).toBe(true);
  });

  it.each(ahp.examples)('say what $subject in $file really returns', ({ code, expected }) => {
    expect(ahp.run(code)).toStrictEqual(expected);
  });
});

/* What is not for others has no example, but says what it is for and what it costs. */
describe.each(['certainty', 'completion', 'repair', 'wire'])(
  'the doc comments of ahp/%s/',
  async (room) => {
    const { functions } = await readDocumentedFolder(join(import.meta.dirname, '../../ahp', room));

    it.each(functions)('say what $file $name costs', ({ hasComplexity }) => {
      expect(hasComplexity).toBe(true);
    });
  },
);
