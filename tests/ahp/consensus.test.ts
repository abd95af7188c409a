import { describe, expect, it } from 'vitest';
import { consensus } from '../../ahp/consensus.ts';
import { normalised } from '../../ahp/linear-algebra.ts';
import { fc } from '../support/properties.ts';

const rows = fc
  .integer({ min: 2, max: 8 })
  .chain((size) =>
    fc.array(
      fc
        .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: size, maxLength: size })
        .map(normalised),
      { minLength: 1, maxLength: 10 },
    ),
  );

describe('the consensus indicator', () => {
  // bpmsg/ahp-os, getConsensus() and the closed form of Goepel 2018, section 9.
  it('is 0 for experts who each judge another element extreme', () => {
    const extreme = [0, 1, 2].map((own) => [0, 1, 2].map((i) => (i === own ? 9 / 11 : 1 / 11)));
    expect(consensus(extreme).consensus).toBeCloseTo(0, 9);
  });

  it('is 1 for experts who agree', () => {
    const row = [0.5, 0.3, 0.2];
    expect(consensus([row, row, row])).toMatchObject({ consensus: 1, beta: 1 });
  });

  it('lies between 0 and 1, and gamma is alpha times beta', () => {
    fc.assert(
      fc.property(rows, (priorities) => {
        const answer = consensus(priorities);
        expect(answer.consensus).toBeGreaterThanOrEqual(0);
        expect(answer.consensus).toBeLessThanOrEqual(1);
        expect(answer.alpha * answer.beta).toBeCloseTo(answer.gamma, 9);
        expect(answer.alpha).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
  });

  it('does not depend on the order of experts or elements', () => {
    fc.assert(
      fc.property(rows, (priorities) => {
        const turned = priorities.toReversed().map((row) => row.toReversed());
        expect(consensus(turned).consensus).toBeCloseTo(consensus(priorities).consensus, 12);
      }),
    );
  });

  it('is higher for a wider scale, on which they could differ more', () => {
    const priorities = [
      [0.7, 0.2, 0.1],
      [0.2, 0.7, 0.1],
    ];
    expect(consensus(priorities, 81).consensus).toBeGreaterThan(consensus(priorities, 9).consensus);
  });

  it('is 1 for one element, which leaves nothing to differ about', () => {
    expect(consensus([[1], [1]])).toEqual({ consensus: 1, alpha: 1, beta: 1, gamma: 1 });
  });
});
