import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../src/console/texts.ts';
import { MatrixTable } from '../../../src/console/weighting/matrix-table.tsx';

/* A matrix as the regulator reads it. */

const words = wordsIn('zh');
const elements = ['A', 'B', 'C'].map((id) => ({ id, zh: `${id} 项`, en: id }));
const matrix = [
  [1, 2, 5],
  [1 / 2, 1, null],
  [1 / 5, null, 1],
];

function cells(props: Partial<Parameters<typeof MatrixTable>[0]> = {}): string[] {
  const html = String(
    <MatrixTable words={words} title="矩阵" elements={elements} matrix={matrix} {...props} />,
  );
  return [...html.matchAll(/<td[^>]*>.*?<\/td>/g)].map(([cell]) => cell);
}

describe('a matrix', () => {
  it('is told by colour and by figure, both ways round; gaps are gaps', () => {
    expect(cells().map((cell) => cell.replace(/<[^>]*>/g, ''))).toEqual([
      ...['1', '2', '5'],
      ...['1/2', '1', '–'],
      ...['1/5', '–', '1'],
    ]);
    expect(cells()[1]).toContain('class="m1"');
    expect(cells()[2]).toContain('class="m2"');
    expect(cells()[6]).toContain('class="w2"');
  });

  it('marks the worst triad and what changed, for the eye and for the ear', () => {
    const marked = cells({
      triad: ['A', 'B'],
      changes: [{ row: 'A', column: 'C', before: 3 }],
    });
    expect(marked.filter((cell) => cell.includes('in-triad'))).toHaveLength(2);
    expect(marked[2]).toContain('原为 3');
    expect(marked[6]).toContain('原为 1/3');
    expect(marked[1]).not.toContain('原为');
  });

  it('has the weights at the end, where there are some', () => {
    const withWeights = cells({ weights: [0.6, 0.4, undefined] });
    expect(withWeights).toHaveLength(12);
    expect(withWeights[3]).toContain('60.0%');
    expect(withWeights[11]).toContain('–');
  });
});
